import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { DialogButtons, DialogForm, PaneDialog } from "../../components/pane-dialog.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** A question in words before something is changed: the button says what happens, Enter confirms, Esc closes. */
export function ConfirmDialog(props: {
  title: string;
  action: string;
  /** What the other button says; "Not now" unless given. */
  refuse?: string;
  ready?: boolean;
  working: boolean;
  error: unknown;
  /** What stayed as it was when it fails. */
  unchanged?: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const ready = props.ready !== false && !props.working;
  const hasFailed = props.error !== null && props.error !== undefined;
  return (
    <PaneDialog title={props.title} busy={props.working} onClose={props.onClose}>
      <DialogForm onSubmit={() => ready && props.onConfirm()}>
        {hasFailed && <ProblemNotice error={props.error} unchanged={props.unchanged ?? ""} />}
        <div>{props.children}</div>
        <DialogButtons>
          <Button type="submit" appearance="primary" disabledFocusable={!ready}>
            {props.working ? "Working" : props.action}
          </Button>
          <Button onClick={props.onClose}>{props.refuse ?? "Not now"}</Button>
        </DialogButtons>
      </DialogForm>
    </PaneDialog>
  );
}
