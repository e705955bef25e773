import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Notice } from "../../components/notice.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import type { EditForm, SaveState } from "./use-edit-form.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL, minWidth: 0 },
  bar: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  state: { color: tokens.colorNeutralForeground2 },
});

/** Fields and the bar that saves them; Enter in a field saves too. */
export function SaveForm<Values>(props: {
  form: EditForm<Values>;
  /** What the form holds, e.g. "The firm", for "The firm was not changed." */
  thing: string;
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.form.save();
      }}
    >
      {props.children}
      <SaveBar form={props.form} thing={props.thing} />
    </form>
  );
}

function SaveBar<Values>({ form, thing }: { form: EditForm<Values>; thing: string }) {
  const styles = useStyles();
  const { state } = form;
  const canSave = state === "dirty" || state === "refused";
  return (
    <div className={styles.bar}>
      {state === "changed-meanwhile" && (
        <Notice
          tone="warning"
          title="Somebody changed this meanwhile"
          actions={
            <Button size="small" onClick={form.reload}>
              Reload and keep what I typed
            </Button>
          }
        >
          Nothing of yours was saved. Reload, look at it once more, and save again.
        </Notice>
      )}
      {state === "refused" && (
        <ProblemNotice error={form.error} unchanged={`${thing} was not changed.`} />
      )}
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabledFocusable={!canSave}>
          Save
        </Button>
        {(canSave || state === "changed-meanwhile") && (
          <Button onClick={form.discard}>Discard</Button>
        )}
        <span role="status" className={styles.state}>
          {stateTexts[state]}
        </span>
      </div>
    </div>
  );
}

const stateTexts: Record<SaveState, string> = {
  clean: "",
  dirty: "Not saved yet",
  saving: "Saving",
  saved: "Saved",
  "changed-meanwhile": "Not saved",
  refused: "Not saved",
};
