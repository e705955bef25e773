import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from "@fluentui/react-components";
import type { Person } from "../model/person.ts";
import { useSession } from "./session.ts";

type CellMenuProps = { at: { x: number; y: number }; onClose: () => void };

/** The menu of the right mouse button, on the selection. */
export function CellMenu({ at, onClose }: CellMenuProps) {
  const session = useSession();
  const { sheet, area } = session.workbook.selection;
  const acts: readonly (readonly [string, (person: Person) => void] | null)[] = [
    ["Insert rows", (person) => person.insertRows(sheet, area)],
    ["Delete rows", (person) => person.deleteRows(sheet, area)],
    ["Clear contents", (person) => person.clear(sheet, area)],
    null,
    ["Hide rows", (person) => person.hideRows(sheet, area)],
    ["Unhide rows", (person) => person.hideRows(sheet, area, false)],
    ["Hide columns", (person) => person.hideColumns(sheet, area)],
    ["Unhide columns", (person) => person.hideColumns(sheet, area, false)],
    null,
    ["Insert columns", (person) => person.insertColumns(sheet, area)],
    ["Delete columns", (person) => person.deleteColumns(sheet, area)],
  ];
  const target = { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) };
  return (
    <Menu
      open
      positioning={{ target, position: "below", align: "start" }}
      onOpenChange={(_, { open }) => open || onClose()}
    >
      <MenuPopover>
        <MenuList>
          {acts.map((act, index) =>
            act === null ? (
              <MenuDivider key={`divider ${index}`} />
            ) : (
              <MenuItem
                key={act[0]}
                onClick={() => {
                  session.try(act[1]);
                  onClose();
                }}
              >
                {act[0]}
              </MenuItem>
            ),
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
