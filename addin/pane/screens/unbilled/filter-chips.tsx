import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, lazy, useId, useState } from "react";
import type { KeyboardEvent } from "react";
import { Chip } from "../../../components/chip.tsx";
import { counted, formatDate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { hasFilters } from "../../state/unbilled/unbilled-state.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";

const FilterDate = lazy(async () => ({ default: (await import("./filter-date.tsx")).FilterDate }));
const FilterNames = lazy(async () => ({
  default: (await import("./filter-names.tsx")).FilterNames,
}));

const useStyles = makeStyles({
  chips: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
  },
});

type Open = "date" | "client" | "person" | null;

/** What of the table is to be billed. */
export function FilterChips({ unbilled }: { unbilled: Unbilled }) {
  const styles = useStyles();
  const locale = useLocale();
  const [open, setOpen] = useState<Open>(null);
  const panelId = useId();
  const { filters } = unbilled.state;
  const change = (changed: Partial<typeof filters>): void =>
    unbilled.dispatch({ type: "filters-changed", filters: changed });
  const toggle = (panel: Open): void => setOpen(open === panel ? null : panel);
  const entries = unbilled.understood.data?.entries ?? [];
  const selected = filters.selectedRows;

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key !== "Escape" || open === null) return;
    event.preventDefault();
    const chip = event.currentTarget.querySelector<HTMLElement>("[aria-expanded=true]");
    setOpen(null);
    chip?.focus();
  }

  async function takeSelection(): Promise<void> {
    if (unbilled.workbook === null || unbilled.table === null) return;
    const selectedRows = await unbilled.workbook.selectedRows(unbilled.table.id);
    change({ selectedRows });
  }

  return (
    <div role="group" aria-label="Filters" onKeyDown={onKeyDown}>
      <div className={styles.chips}>
        <Chip
          text={filters.upTo === null ? "Up to" : `Up to ${formatDate(filters.upTo, locale)}`}
          active={filters.upTo !== null}
          expanded={open === "date"}
          onClick={() => toggle("date")}
          onClear={() => change({ upTo: null })}
        />
        <Chip
          text={chosenNames("Client", "clients", filters.clients, locale)}
          active={filters.clients.length > 0}
          expanded={open === "client"}
          onClick={() => toggle("client")}
          onClear={() => change({ clients: [] })}
        />
        <Chip
          text={chosenNames("Person", "people", filters.people, locale)}
          active={filters.people.length > 0}
          expanded={open === "person"}
          onClick={() => toggle("person")}
          onClear={() => change({ people: [] })}
        />
        <Chip
          text="Visible rows"
          active={filters.visibleOnly}
          onClick={() => change({ visibleOnly: !filters.visibleOnly })}
          onClear={() => change({ visibleOnly: false })}
        />
        <Chip
          text={
            selected === null
              ? "Selection"
              : `Selection: ${counted(selected.length, "row", "rows", locale)}`
          }
          active={selected !== null}
          onClick={() => void takeSelection().catch(() => change({ selectedRows: [] }))}
          onClear={() => change({ selectedRows: null })}
        />
        {hasFilters(filters) && (
          <Button
            size="small"
            appearance="transparent"
            onClick={() => unbilled.dispatch({ type: "filters-cleared" })}
          >
            Clear all
          </Button>
        )}
      </div>
      <div id={panelId}>
        <Suspense fallback={null}>
          {open === "date" && (
            <FilterDate upTo={filters.upTo} onChange={(upTo) => change({ upTo })} />
          )}
          {open === "client" && (
            <FilterNames
              label="Clients"
              names={entries.map(({ clientName }) => clientName)}
              chosen={filters.clients}
              onChange={(clients) => change({ clients })}
            />
          )}
          {open === "person" && (
            <FilterNames
              label="People"
              names={entries.map(({ person }) => person)}
              chosen={filters.people}
              onChange={(people) => change({ people })}
            />
          )}
        </Suspense>
      </div>
    </div>
  );
}

function chosenNames(
  none: string,
  many: string,
  chosen: readonly string[],
  locale: string,
): string {
  const [only] = chosen;
  if (only === undefined) return none;
  return chosen.length === 1 ? only : counted(chosen.length, many, many, locale);
}
