import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircle24Filled, Circle24Regular, Info24Regular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import type { SetUpStep } from "#shared/wire/set-up.ts";
import { SectionLink } from "../../parts/section-link.tsx";
import { narrow } from "../../parts/widths.ts";
import { stepWords } from "./step-words.ts";

const useStyles = makeStyles({
  step: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr) auto",
    alignItems: "start",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { gridTemplateColumns: "auto minmax(0, 1fr)", paddingInline: 0 },
  },
  next: {
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorBrandBackground2,
    [narrow]: { paddingInline: tokens.spacingHorizontalM },
  },
  icon: { display: "flex", flexShrink: 0 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  usable: { color: tokens.colorBrandForeground1 },
  missing: { color: tokens.colorNeutralForeground3 },
  body: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  link: { [narrow]: { gridColumnStart: 2 } },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, overflowWrap: "anywhere" },
  purpose: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const stateTexts: Record<SetUpStep["state"], string> = {
  done: "Done",
  usable: "Works as it is",
  missing: "To do",
};

/** One step: how it stands, in words and by its mark, and the way to where it is done. */
export function Step(props: {
  step: SetUpStep;
  number: number;
  isNext: boolean;
  children: ReactNode;
}) {
  const styles = useStyles();
  const { step, isNext } = props;
  const { title, purpose, link } = stepWords[step.name];
  return (
    <li
      className={mergeClasses(styles.step, isNext && styles.next)}
      aria-current={isNext ? "step" : undefined}
    >
      <span className={mergeClasses(styles.icon, styles[step.state])}>
        <StateIcon state={step.state} />
      </span>
      <div className={styles.body}>
        <h2 className={styles.title}>
          {props.number}. {title}
        </h2>
        <p className={styles.text}>{step.fact}</p>
        {step.state !== "done" && <p className={styles.purpose}>{purpose}</p>}
        {props.children}
      </div>
      {link && (
        <span className={styles.link}>
          <SectionLink section={link.section} look={isNext ? "primary" : "quiet"}>
            {link.text}
          </SectionLink>
        </span>
      )}
    </li>
  );
}

function StateIcon({ state }: { state: SetUpStep["state"] }) {
  switch (state) {
    case "done":
      return <CheckmarkCircle24Filled aria-label={stateTexts.done} />;
    case "usable":
      return <Info24Regular aria-label={stateTexts.usable} />;
    case "missing":
      return <Circle24Regular aria-label={stateTexts.missing} />;
  }
}
