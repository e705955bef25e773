import { useState } from "react";
import { addressOf, areaOfAddress } from "../model/cells/a1.ts";
import { cellsIn } from "../model/cells/area.ts";
import { editText } from "./edit-text.ts";
import { useSession } from "./session.ts";
import type { Session } from "./session.ts";

/** The name box, where a place can be typed to go there, and what the active cell holds. */
export function FormulaBar() {
  const session = useSession();
  const { sheet, area, activeCell } = session.workbook.selection;
  const content = editText(sheet, activeCell.top, activeCell.left);
  const place = cellsIn(area) === 1 ? addressOf(activeCell) : sizeOf(area);
  const key = `${sheet.id} ${addressOf(activeCell)}`;
  return (
    <div className="formula-bar">
      <TypedField
        key={`place ${key} ${place}`}
        className="name-box"
        label="Name box"
        text={place}
        onEnter={(text) => goTo(session, text)}
      />
      <span className="fx" aria-hidden="true">
        fx
      </span>
      <TypedField
        key={`content ${key} ${content}`}
        className="content-box"
        label="Formula bar"
        text={content}
        onEnter={(text) =>
          session.try((person) => person.type(sheet, activeCell.top, activeCell.left, text))
        }
      />
    </div>
  );
}

function sizeOf({ rows, columns }: { rows: number; columns: number }): string {
  return `${rows}R × ${columns}C`;
}

function goTo(session: Session, text: string): void {
  const { workbook } = session;
  const area = areaOfAddress(text);
  const table = workbook.tableNamed(text);
  if (area) session.try((person) => person.select(workbook.activeSheet, area));
  else if (table) session.try((person) => person.select(table.sheet, table.bodyArea));
}

type TypedFieldProps = {
  className: string;
  label: string;
  text: string;
  onEnter: (text: string) => void;
};

/** Takes effect at Enter; Escape and leaving bring back what stood there. */
function TypedField({ className, label, text, onEnter }: TypedFieldProps) {
  const [typed, setTyped] = useState(text);
  return (
    <input
      className={className}
      aria-label={label}
      value={typed}
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => setTyped(text)}
      onKeyDown={(event) => {
        // the grid listens on the document and would begin to edit at Enter
        event.stopPropagation();
        if (event.key === "Enter") {
          onEnter(typed);
          event.currentTarget.blur();
        } else if (event.key === "Escape") {
          setTyped(text);
          event.currentTarget.blur();
        }
      }}
    />
  );
}
