import type { Entry } from "#shared/entry.ts";
import { nameKey } from "#shared/names.ts";
import type { CheckedRow } from "../../../workbook/rows/check-rows.ts";
import type { SheetEntry } from "../../../workbook/rows/sheet-entry.ts";
import { each } from "../../../workbook/rows/steps.ts";
import type { Steps } from "../../../workbook/rows/steps.ts";
import type { Filters } from "./unbilled-state.ts";

/** A row that can become part of an invoice: as the sheet has it, and as an entry that can be grouped. */
export interface Billable {
  sheet: SheetEntry;
  entry: Entry;
  /** null while the server has not been asked. */
  clientId: string | null;
  /** A person has said that it is other work than the one billed before (R10). */
  confirmedNotBilled: boolean;
}

/** Signed out nobody knows bill-to and tax: the name in the sheet stands for the client. */
export function uncheckedBillable(sheet: SheetEntry): Billable {
  const name = sheet.clientName === "" ? sheet.clientCode : sheet.clientName;
  const billToKey = sheet.clientCode === "" ? nameKey(name) : `code:${nameKey(sheet.clientCode)}`;
  return {
    sheet,
    entry: entryOf(sheet, billToKey, name, sheet.taxCode),
    clientId: null,
    confirmedNotBilled: false,
  };
}

/**
 * A row whose client the server knows and lets this person bill: bill-to from the client (R6), tax code as it fell
 * back (R12). null for any other row.
 */
export function checkedBillable(row: CheckedRow): Billable | null {
  const { entry: sheet, client, taxCode, confirmedNotBilled, usedMinor } = row;
  if (client === null || client.refusal !== undefined) return null;
  const entry = entryOf(sheet, client.billToId, client.billToName, taxCode);
  return {
    sheet,
    // The upload says the whole value; the server takes off the same (R10).
    entry: { ...entry, clientName: client.name, valueMinor: sheet.valueMinor - usedMinor },
    clientId: client.id,
    confirmedNotBilled,
  };
}

function entryOf(
  sheet: SheetEntry,
  billToKey: string,
  billToName: string,
  taxCode: string | null,
): Entry {
  return {
    // Rows get their keys when the run is created; until then their place tells them apart.
    key: sheet.key ?? rowKey(sheet.sheetRow),
    kind: sheet.kind,
    billToKey,
    billToName,
    clientName: sheet.clientName,
    workItem: sheet.workItem,
    date: sheet.date,
    person: sheet.person,
    partner: sheet.partner,
    description: sheet.description,
    quantityMicro: sheet.quantityMicro,
    rateMicro: sheet.rateMicro,
    valueMinor: sheet.valueMinor,
    currency: sheet.currency,
    taxCode,
    groupLabel: sheet.groupLabel,
    writeOnOffMinor: 0,
    carriedMinor: 0,
  };
}

export function rowKey(sheetRow: number): string {
  return `row:${sheetRow}`;
}

/** The rows that pass the filters. A row without a date passes "up to": it is not known to be later. */
export function* filterRows(
  billables: readonly Billable[],
  filters: Filters,
  hiddenRows: readonly number[],
): Steps<Billable[]> {
  const hidden = new Set(hiddenRows);
  const selected = filters.selectedRows === null ? null : new Set(filters.selectedRows);
  const isClient = oneOf(filters.clients);
  const isPerson = oneOf(filters.people);
  const passes = ({ sheet }: Billable): boolean =>
    (filters.upTo === null || sheet.date === null || sheet.date <= filters.upTo) &&
    isClient(sheet.clientName) &&
    isPerson(sheet.person) &&
    !(filters.visibleOnly && hidden.has(sheet.sheetRow)) &&
    (selected === null || selected.has(sheet.sheetRow));
  const left: Billable[] = [];
  yield* each(billables, (billable) => passes(billable) && left.push(billable));
  return left;
}

/** Whether a name is among the chosen ones, however it is written; none chosen lets all pass. */
function oneOf(names: readonly string[]): (name: string) => boolean {
  if (names.length === 0) return () => true;
  const chosen = new Set(names.map(nameKey));
  const known = new Map<string, boolean>();
  return (name) => {
    const answer = known.get(name) ?? chosen.has(nameKey(name));
    known.set(name, answer);
    return answer;
  };
}
