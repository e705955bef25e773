import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { forgetKept } from "./kept-workbook.ts";

type StartAfreshDialogProps = { open: boolean; onClose: () => void };

/** Asks before the workbook goes back to the sample. */
export function StartAfreshDialog({ open, onClose }: StartAfreshDialogProps) {
  const startAfresh = async (): Promise<void> => {
    await forgetKept();
    location.reload();
  };
  return (
    <Dialog open={open} onOpenChange={(_, { open: next }) => next || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Start the workbook afresh?</DialogTitle>
          <DialogContent>
            The workbook becomes the sample again, and what you typed is gone, in opened sample
            sheets too. Runs that were made stay on the server: to begin with an empty server too,
            stop the trial and run “npm start -- --fresh”.
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button appearance="primary" onClick={() => void startAfresh()}>
              Start afresh
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
