import { useEffect } from "react";
import type { RefObject } from "react";
import { copiedText, pastedRows } from "./clipboard-text.ts";
import type { Person } from "../model/person.ts";
import type { Session } from "./session.ts";

/**
 * Keys and clipboard that the workbook answers instead of the grid. The grid keeps no element focused, so they are
 * taken from the document; what is typed into a field (an edited cell, the formula bar) stays there.
 */
export function useGridKeys(
  frame: RefObject<HTMLElement | null>,
  session: Session,
  /** Takes over what the grid has selected, which an act on the selection must know. */
  takeSelection: () => Promise<void>,
  onKeyUp: () => void,
): void {
  useEffect(() => {
    const concernsGrid = ({ target }: Event): boolean => {
      if (target === document.body) return true;
      const inField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      return !inField && target instanceof Node && frame.current?.contains(target) === true;
    };
    const { workbook } = session;

    const keyDown = (event: KeyboardEvent): void => {
      if (event.key === "Escape") session.editing(false);
      const act = concernsGrid(event) ? actOfKey(session, event) : null;
      if (!act) return;
      void takeSelection().then(() => session.try(act));
      event.preventDefault();
      event.stopPropagation();
    };
    const keyUp = (event: KeyboardEvent): void => {
      if (concernsGrid(event)) onKeyUp();
    };
    const copy = (event: ClipboardEvent): void => {
      if (!concernsGrid(event)) return;
      const { sheet, area } = workbook.selection;
      event.clipboardData?.setData("text/plain", copiedText(sheet, area));
      event.preventDefault();
      event.stopPropagation();
      if (event.type === "cut") session.try((person) => person.clear(sheet, area));
    };
    const paste = (event: ClipboardEvent): void => {
      if (!concernsGrid(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const rows = pastedRows(event.clipboardData?.getData("text/plain") ?? "");
      const { sheet, area } = workbook.selection;
      session.try((person) => person.select(sheet, person.paste(sheet, area, rows)));
    };

    document.addEventListener("keydown", keyDown, true);
    document.addEventListener("keyup", keyUp);
    document.addEventListener("copy", copy, true);
    document.addEventListener("cut", copy, true);
    document.addEventListener("paste", paste, true);
    return () => {
      document.removeEventListener("keydown", keyDown, true);
      document.removeEventListener("keyup", keyUp);
      document.removeEventListener("copy", copy, true);
      document.removeEventListener("cut", copy, true);
      document.removeEventListener("paste", paste, true);
    };
  }, [frame, session, takeSelection, onKeyUp]);
}

function actOfKey({ workbook }: Session, event: KeyboardEvent): ((person: Person) => void) | null {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (key === "delete" || key === "backspace") {
    return (person) => person.clear(workbook.selection.sheet, workbook.selection.area);
  }
  if (control && key === "z" && !event.shiftKey) return (person) => person.undo();
  if (control && (key === "y" || key === "z")) return (person) => person.redo();
  if (control && (key === "t" || key === "l")) {
    return (person) => person.makeTable(workbook.selection.sheet, workbook.selection.area);
  }
  return null;
}
