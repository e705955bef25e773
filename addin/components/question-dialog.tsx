import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { DialogButtons, DialogForm, PaneDialog } from "./pane-dialog.tsx";

/** A question before something is changed: the button says what happens, Enter confirms, Esc closes. */
export function QuestionDialog(props: {
  title: string;
  action: string;
  /** What the other button says; "Not now" unless given. */
  refuse?: string;
  ready?: boolean;
  working: boolean;
  /** What went wrong when it was tried. */
  problem: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const ready = props.ready !== false && !props.working;
  return (
    <PaneDialog title={props.title} onClose={props.onClose}>
      <DialogForm onSubmit={() => ready && props.onConfirm()}>
        {props.problem}
        {props.children}
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
