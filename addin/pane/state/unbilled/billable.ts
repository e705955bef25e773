import type { Entry } from "#shared/entry.ts";
import { nameKey } from "#shared/names.ts";
import type { CheckedClient } from "#shared/wire/check.ts";
import type { SheetEntry } from "../../../workbook/rows/sheet-entry.ts";
import type { Filters } from "./unbilled-state.ts";

/** A row that can become part of an invoice: as the sheet has it, and as an entry that can be grouped. */
export interface Billable {
  sheet: SheetEntry;
  entry: Entry;
  /** null while the server has not been asked. */
  clientId: string | null;
}

/** Signed out nobody knows bill-to and tax: the name in the sheet stands for the client. */
export function uncheckedBillable(sheet: SheetEntry): Billable {
  const name = sheet.clientName === "" ? sheet.clientCode : sheet.clientName;
  const billToKey = sheet.clientCode === "" ? nameKey(name) : `code:${nameKey(sheet.clientCode)}`;
  return { sheet, entry: entryOf(sheet, billToKey, name, sheet.taxCode), clientId: null };
}

/** Bill-to from the client (R6); tax code from the entry, else the client, else the firm (R12). */
export function checkedBillable(
  sheet: SheetEntry,
  client: CheckedClient,
  defaultTaxCode: string | null,
): Billable {
  const taxCode = sheet.taxCode ?? client.taxCode ?? defaultTaxCode;
  const entry = entryOf(sheet, client.billToId, client.billToName, taxCode);
  return { sheet, entry: { ...entry, clientName: client.name }, clientId: client.id };
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

/** Whether a row passes the filters; a row without a date passes "up to", because it is not known to be later. */
export function passes(
  sheet: Pick<SheetEntry, "date" | "clientName" | "person" | "sheetRow">,
  filters: Filters,
  hiddenRows: ReadonlySet<number>,
  selectedRows: ReadonlySet<number> | null,
): boolean {
  if (filters.upTo !== null && sheet.date !== null && sheet.date > filters.upTo) return false;
  if (filters.clients.length > 0 && !filters.clients.includes(sheet.clientName)) return false;
  if (filters.people.length > 0 && !filters.people.includes(sheet.person)) return false;
  if (filters.visibleOnly && hiddenRows.has(sheet.sheetRow)) return false;
  return selectedRows === null || selectedRows.has(sheet.sheetRow);
}
