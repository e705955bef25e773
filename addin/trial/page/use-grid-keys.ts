import type { ClipboardEvent, KeyboardEvent } from "react";
import { useSession } from "./session.ts";
import { copiedText, pastedRows } from "./clipboard-text.ts";

export type GridKeys = {
  onKeyDownCapture: (event: KeyboardEvent) => void;
  onCopyCapture: (event: ClipboardEvent) => void;
  onCutCapture: (event: ClipboardEvent) => void;
  onPasteCapture: (event: ClipboardEvent) => void;
};

/** Keys and clipboard that the workbook answers instead of the grid; while a cell is edited, they are the editor's. */
export function useGridKeys(): GridKeys {
  const session = useSession();
  const { workbook } = session;
  const isEditing = (event: { target: EventTarget }): boolean =>
    event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;

  const copy = (event: ClipboardEvent): boolean => {
    if (isEditing(event)) return false;
    const { sheet, area } = workbook.selection;
    event.clipboardData.setData("text/plain", copiedText(sheet, area));
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return {
    onKeyDownCapture(event) {
      if (isEditing(event)) {
        if (event.key === "Escape") workbook.cellBeingEdited = false;
        return;
      }
      const { sheet, area } = workbook.selection;
      const control = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (key === "delete" || key === "backspace") session.try((person) => person.clear(sheet, area));
      else if (control && key === "z" && !event.shiftKey) session.try((person) => person.undo());
      else if (control && (key === "y" || key === "z")) session.try((person) => person.redo());
      else if (control && (key === "t" || key === "l")) session.try((person) => person.makeTable(sheet, area));
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    onCopyCapture(event) {
      copy(event);
    },
    onCutCapture(event) {
      if (!copy(event)) return;
      const { sheet, area } = workbook.selection;
      session.try((person) => person.clear(sheet, area));
    },
    onPasteCapture(event) {
      if (isEditing(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const rows = pastedRows(event.clipboardData.getData("text/plain"));
      const { sheet, area } = workbook.selection;
      session.try((person) => person.select(sheet, person.paste(sheet, area, rows)));
    },
  };
}
