import type { EntryChanges } from "../../storage/entries-change.ts";

/** What the audit keeps of an entry that changes or goes. */
export function entryContent(entry: EntryChanges & { key: string }) {
  return {
    key: entry.key,
    clientId: entry.client_id,
    kind: entry.kind,
    date: entry.date,
    person: entry.person,
    workItem: entry.work_item,
    description: entry.description,
    quantityMicro: entry.quantity_micro,
    rateMicro: entry.rate_micro,
    valueMinor: entry.value_minor,
    writeOnOffMinor: entry.write_on_off_minor,
    carriedMinor: entry.carried_minor,
    billedMinor: entry.billed_minor,
    currency: entry.currency,
    taxCode: entry.tax_code,
  };
}
