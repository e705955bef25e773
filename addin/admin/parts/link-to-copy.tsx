import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons";
import { useState } from "react";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  told: { color: tokens.colorNeutralForeground2 },
});

type Copied = "not-yet" | "copied" | "refused";

const toldTexts: Record<Copied, string> = {
  "not-yet": "",
  copied: "Copied",
  refused: "The browser did not copy it: select the text and copy it yourself.",
};

/** An address to hand on, whole and selectable, with a button that copies it. */
export function LinkToCopy(props: { label: string; url: string }) {
  const styles = useStyles();
  const [copied, setCopied] = useState<Copied>("not-yet");

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(props.url);
      setCopied("copied");
    } catch {
      setCopied("refused");
    }
  }

  return (
    <div className={styles.box}>
      <Field label={props.label}>
        <Input readOnly value={props.url} onFocus={(event) => event.currentTarget.select()} />
      </Field>
      <div className={styles.row}>
        <Button icon={<CopyRegular />} onClick={() => void copy()}>
          Copy the link
        </Button>
        <span role="status" className={styles.told}>
          {toldTexts[copied]}
        </span>
      </div>
    </div>
  );
}
