import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { DialogButtons, DialogForm, PaneDialog } from "../../components/pane-dialog.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** A question before something is changed: the button says what happens, Enter confirms, Esc closes. */
export function AskDialog(props: {
  title: string;
  action: string;
  ready?: boolean;
  working: boolean;
  error: unknown;
  /** What stayed as it was when it fails. */
  unchanged: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const ready = props.ready !== false && !props.working;
  return (
    <PaneDialog title={props.title} onClose={props.onClose}>
      <DialogForm onSubmit={() => ready && props.onConfirm()}>
        {props.error !== null && props.error !== undefined && (
          <ProblemNotice error={props.error} unchanged={props.unchanged} />
        )}
        {props.children}
        <DialogButtons>
          <Button type="submit" appearance="primary" disabledFocusable={!ready}>
            {props.working ? "Working" : props.action}
          </Button>
          <Button onClick={props.onClose}>Not now</Button>
        </DialogButtons>
      </DialogForm>
    </PaneDialog>
  );
}
