import {
  Toolbar,
  ToolbarButton,
  ToolbarDivider,
  ToolbarToggleButton,
  Tooltip,
} from "@fluentui/react-components";
import {
  ArrowRedoRegular,
  ArrowUndoRegular,
  EyeOffRegular,
  EyeRegular,
  FilterDismissRegular,
  ReceiptMoneyRegular,
  TableAddRegular,
  TableDeleteRowRegular,
  TableInsertRowRegular,
} from "@fluentui/react-icons";
import type { ReactElement } from "react";
import { useSession } from "./session.ts";
import type { Person } from "../model/person.ts";

type RibbonProps = { paneOpen: boolean; onTogglePane: () => void };

type Act = { label: string; icon: ReactElement; disabled?: boolean; run: (person: Person) => void };

/** What of Excel's ribbon a trial needs, and the add-in's button at its end. */
export function Ribbon({ paneOpen, onTogglePane }: RibbonProps) {
  const session = useSession();
  const { workbook } = session;
  const { sheet, area, activeCell } = workbook.selection;
  const table = sheet.tableAt(activeCell.top, activeCell.left);
  const groups: Act[][] = [
    [
      {
        label: "Undo",
        icon: <ArrowUndoRegular />,
        disabled: workbook.undo.depth === 0,
        run: (person) => person.undo(),
      },
      {
        label: "Redo",
        icon: <ArrowRedoRegular />,
        disabled: !workbook.undo.canRedo,
        run: (person) => person.redo(),
      },
    ],
    [
      {
        label: "Insert rows",
        icon: <TableInsertRowRegular />,
        run: (person) => person.insertRows(sheet, area),
      },
      {
        label: "Delete rows",
        icon: <TableDeleteRowRegular />,
        run: (person) => person.deleteRows(sheet, area),
      },
      {
        label: "Hide rows",
        icon: <EyeOffRegular />,
        run: (person) => person.hideRows(sheet, area),
      },
      {
        label: "Unhide rows",
        icon: <EyeRegular />,
        run: (person) => person.hideRows(sheet, area, false),
      },
    ],
    [
      {
        label: "Format as table",
        icon: <TableAddRegular />,
        disabled: table !== undefined,
        run: (person) => void person.makeTable(sheet, area),
      },
      {
        label: "Clear filters",
        icon: <FilterDismissRegular />,
        disabled: !table?.isFiltered,
        run: (person) => table && person.clearFilters(table),
      },
    ],
  ];
  return (
    <Toolbar className="ribbon" aria-label="Ribbon" size="small">
      {groups.map((acts, index) => [
        index > 0 && <ToolbarDivider key={`divider ${index}`} />,
        ...acts.map(({ label, icon, disabled = false, run }) => (
          <Tooltip key={label} content={label} relationship="label">
            <ToolbarButton icon={icon} disabled={disabled} onClick={() => session.try(run)}>
              {index > 0 && <span className="ribbon-label">{label}</span>}
            </ToolbarButton>
          </Tooltip>
        )),
      ])}
      <span className="ribbon-space" />
      <ToolbarToggleButton
        name="pane"
        value="open"
        className="addin-button"
        appearance={paneOpen ? "primary" : "subtle"}
        aria-pressed={paneOpen}
        icon={<ReceiptMoneyRegular />}
        onClick={onTogglePane}
      >
        Billing Runs
      </ToolbarToggleButton>
    </Toolbar>
  );
}
