import { Button, Tooltip } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { bottomOf, cellsIn, rightOf } from "../model/cells/area.ts";
import { useSession } from "./session.ts";
import type { Session } from "./session.ts";

/** The sheets, and at the right what Excel's status bar says of the selection. */
export function SheetTabs() {
  const session = useSession();
  const { workbook } = session;
  const shown = workbook.sheets.filter((sheet) => sheet.visibility === "Visible");
  return (
    <footer className="sheet-tabs">
      <div role="tablist" aria-label="Sheets">
        {shown.map((sheet) => (
          <button
            key={sheet.id}
            type="button"
            role="tab"
            aria-selected={sheet === workbook.activeSheet}
            onClick={() => session.try((person) => person.activate(sheet))}
          >
            {sheet.name}
          </button>
        ))}
      </div>
      <Tooltip content="New sheet" relationship="label">
        <Button
          size="small"
          appearance="subtle"
          icon={<AddRegular />}
          onClick={() =>
            session.try(() => workbook.act("person", "Add a sheet", () => workbook.addSheet()))
          }
        />
      </Tooltip>
      <span className="selection-sums">{selectionSums(session)}</span>
    </footer>
  );
}

const LARGEST_SUMMED = 200_000;

function selectionSums({ workbook }: Session): string {
  const { sheet, area } = workbook.selection;
  if (cellsIn(area) === 1 || cellsIn(area) > LARGEST_SUMMED) return "";
  let filled = 0;
  let numbers = 0;
  let sum = 0;
  for (let row = area.top; row < bottomOf(area); row++) {
    if (sheet.isRowHidden(row)) continue;
    for (let column = area.left; column < rightOf(area); column++) {
      const value = sheet.cells.value(row, column);
      if (value !== "") filled++;
      if (typeof value !== "number") continue;
      numbers++;
      sum += value;
    }
  }
  const shown = (amount: number): string =>
    amount.toLocaleString(workbook.culture.name, { maximumFractionDigits: 2 }).replace("-", "−");
  if (filled === 0) return "";
  if (numbers === 0) return `Count: ${filled}`;
  return `Average: ${shown(sum / numbers)}   Count: ${filled}   Sum: ${shown(sum)}`;
}
