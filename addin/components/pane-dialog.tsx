import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  surface: { padding: tokens.spacingHorizontalL },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  // In sight however low the pane is: what stands above scrolls away under it.
  buttons: {
    position: "sticky",
    bottom: `calc(-1 * ${tokens.spacingHorizontalS})`,
    zIndex: 1,
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground1,
    "& > *": { minWidth: 0 },
    "& > :first-child": { flexGrow: 1 },
    "& > :not(:first-child)": { paddingInline: tokens.spacingHorizontalS },
  },
});

/**
 * A dialog that is there while it is rendered. Focus goes back to where it came from. It needs a button from its
 * first moment on: Fluent hides a dialog in which nothing can take the focus.
 */
export function PaneDialog(props: {
  title: string;
  /** While something is being done that a click beside the dialog must not hide. */
  busy?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  useReturningFocus();
  const styles = useStyles();
  const { busy = false, onClose } = props;
  return (
    <Dialog
      open
      modalType={busy ? "alert" : "modal"}
      onOpenChange={(_, { open }) => {
        if (!open && !busy) onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{props.title}</DialogTitle>
          <DialogContent>{props.children}</DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** What a dialog asks: Enter confirms. What is wrong with a field is told by the server, not by the browser. */
export function DialogForm(props: { onSubmit: () => void; children: ReactNode }) {
  const styles = useStyles();
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
    </form>
  );
}

/** The buttons at the end of a dialog; the first is the one that is meant. */
export function DialogButtons({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <div className={styles.buttons}>{children}</div>;
}

/** To where it was before the dialog, or to the tab when that is gone with what was done. */
function useReturningFocus(): void {
  // Taken while rendering: by the time of an effect, a field of the dialog has the focus already.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    return () => {
      // Once the dialog is gone, and unless what came in its place has taken the focus itself.
      setTimeout(() => {
        if (document.activeElement !== document.body && document.activeElement !== null) return;
        const tab = document.querySelector("[role=tab][aria-selected=true]");
        const target = before?.isConnected && before !== document.body ? before : tab;
        if (target instanceof HTMLElement) target.focus({ preventScroll: true });
      });
    };
  }, [before]);
}
