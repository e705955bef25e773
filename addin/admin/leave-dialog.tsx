import { ConfirmDialog } from "./parts/confirm-dialog.tsx";

/** Asked when a section is left while something typed in it is not saved. */
export function LeaveDialog(props: { onLeave: () => void; onStay: () => void }) {
  return (
    <ConfirmDialog
      title="Leave without saving?"
      action="Leave"
      refuse="Stay here"
      working={false}
      error={null}
      onConfirm={props.onLeave}
      onClose={props.onStay}
    >
      What you have typed here is not saved yet and would be lost.
    </ConfirmDialog>
  );
}
