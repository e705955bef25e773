import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useEffect } from "react";
import type { ReactNode } from "react";

/** A dialog that is there while it is rendered. Focus goes back to where it came from. */
export function PaneDialog(props: {
  title: string;
  /** While something is being done that a click beside the dialog must not hide. */
  busy?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  useReturningFocus();
  const { busy = false, onClose } = props;
  return (
    <Dialog
      open
      modalType={busy ? "alert" : "modal"}
      onOpenChange={(_, { open }) => {
        if (!open && !busy) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogContent>{props.children}</DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** To where it was before the dialog, or to the tab when that is gone with what was done. */
function useReturningFocus(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // Once the dialog is gone, and unless what came in its place has taken the focus itself.
      setTimeout(() => {
        if (document.activeElement !== document.body && document.activeElement !== null) return;
        const tab = document.querySelector("[role=tab][aria-selected=true]");
        const target = before?.isConnected && before !== document.body ? before : tab;
        if (target instanceof HTMLElement) target.focus({ preventScroll: true });
      });
    };
  }, []);
}
