import {
  Button,
  Checkbox,
  Divider,
  Popover,
  PopoverSurface,
  SearchBox,
} from "@fluentui/react-components";
import {
  FilterDismissRegular,
  TextSortAscendingRegular,
  TextSortDescendingRegular,
} from "@fluentui/react-icons";
import { useState } from "react";
import type { Person } from "../model/person.ts";
import type { Table } from "../model/table/table.ts";
import { columnTexts, sortLabels } from "./column-texts.ts";
import { useSession } from "./session.ts";

type ColumnMenuProps = {
  table: Table;
  columnIndex: number;
  anchor: HTMLElement;
  onClose: () => void;
};

const BLANKS = "(Blanks)";

/** Sorting and filtering a table by one column: the menu of the button in its header. */
export function ColumnMenu({ table, columnIndex, anchor, onClose }: ColumnMenuProps) {
  const session = useSession();
  const column = table.columns[columnIndex];
  const criteria = column && table.filters.get(column.id);
  const texts = columnTexts(table, columnIndex);
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() =>
    criteria?.filterOn === "Values"
      ? new Set(criteria.values.map((value) => (typeof value === "string" ? value : value.date)))
      : new Set(texts),
  );
  const [up, down] = sortLabels(table, columnIndex);
  const shown = texts.filter((text) => text.toLowerCase().includes(sought.toLowerCase()));
  const wanted = sought === "" ? chosen : new Set(shown.filter((text) => chosen.has(text)));
  const act = (run: (person: Person) => void): void => {
    session.try(run);
    onClose();
  };
  const apply = (): void =>
    act((person) =>
      person.filter(
        table,
        columnIndex,
        wanted.size === texts.length ? null : { filterOn: "Values", values: [...wanted] },
      ),
    );
  return (
    <Popover
      open
      trapFocus
      positioning={{ target: anchor, position: "below", align: "start" }}
      onOpenChange={(_, { open }) => open || onClose()}
    >
      <PopoverSurface className="column-menu" aria-label={`Sort and filter ${column?.name ?? ""}`}>
        <Button
          appearance="subtle"
          icon={<TextSortAscendingRegular />}
          onClick={() => act((person) => person.sort(table, columnIndex, true))}
        >
          {up}
        </Button>
        <Button
          appearance="subtle"
          icon={<TextSortDescendingRegular />}
          onClick={() => act((person) => person.sort(table, columnIndex, false))}
        >
          {down}
        </Button>
        <Divider />
        <Button
          appearance="subtle"
          icon={<FilterDismissRegular />}
          disabled={!criteria}
          onClick={() => act((person) => person.filter(table, columnIndex, null))}
        >
          Clear the filter of {column?.name ?? "this column"}
        </Button>
        <SearchBox
          size="small"
          placeholder="Search"
          value={sought}
          onChange={(_, { value }) => setSought(value)}
          onKeyDown={(event) => event.key === "Enter" && apply()}
        />
        <div className="filter-values">
          <Checkbox
            label="Select all"
            checked={
              shown.every((text) => chosen.has(text))
                ? true
                : shown.some((text) => chosen.has(text))
                  ? "mixed"
                  : false
            }
            onChange={(_, { checked }) => {
              const next = new Set(chosen);
              for (const text of shown) {
                if (checked === true) next.add(text);
                else next.delete(text);
              }
              setChosen(next);
            }}
          />
          {shown.map((text) => (
            <Checkbox
              key={text}
              label={text === "" ? BLANKS : text}
              checked={chosen.has(text)}
              onChange={(_, { checked }) => {
                const next = new Set(chosen);
                if (checked === true) next.add(text);
                else next.delete(text);
                setChosen(next);
              }}
            />
          ))}
        </div>
        <div className="filter-actions">
          <Button size="small" onClick={onClose}>
            Cancel
          </Button>
          <Button size="small" appearance="primary" disabled={wanted.size === 0} onClick={apply}>
            Apply
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
