/** What a column of the sheet can mean. */
export const fields = [
  "client",
  "clientCode",
  "workItem",
  "task",
  "date",
  "person",
  "partner",
  "entryId",
  "description",
  "quantity",
  "rate",
  "value",
  "currency",
  "taxCode",
  "kind",
  "billable",
  "status",
  "email",
  "notes",
] as const;

export type Field = (typeof fields)[number];

/** Words for a field, as the mapping shows them. */
export const fieldNames: Readonly<Record<Field, string>> = {
  client: "Client",
  clientCode: "Client code",
  workItem: "Work item",
  task: "Task",
  date: "Date",
  person: "Person",
  partner: "Partner",
  entryId: "Entry ID",
  description: "Description",
  quantity: "Quantity or hours",
  rate: "Rate",
  value: "Amount",
  currency: "Currency",
  taxCode: "Tax code",
  kind: "Kind",
  billable: "Billable",
  status: "Billed already",
  email: "Client e-mail",
  notes: "Notes",
};

export type Certainty = "sure" | "likely" | "unsure";

/** Where a field stands, how sure that is, and why, in words for the person. */
export interface FieldGuess {
  /** Index into the table's headers; null when no column has it. */
  column: number | null;
  certainty: Certainty;
  why: string;
}

export type ColumnMapping = Record<Field, FieldGuess>;

/** What a mapping lacks before rows can be read: a client, and a value or quantity with rate. */
export type MissingColumn = "client" | "value";

/** R11 needs a client (or its code) and an amount, or a quantity with a rate, which the firm's rate card may give. */
export function missingColumns(mapping: ColumnMapping, hasRateCard = false): MissingColumn[] {
  const has = (field: Field): boolean => mapping[field].column !== null;
  const missing: MissingColumn[] = [];
  if (!has("client") && !has("clientCode")) missing.push("client");
  if (!has("value") && !(has("quantity") && (hasRateCard || has("rate")))) missing.push("value");
  return missing;
}

/** The mapping after a person has said where a field stands; a column means one thing at a time. */
export function withColumn(
  mapping: ColumnMapping,
  field: Field,
  column: number | null,
): ColumnMapping {
  const chosen: FieldGuess = { column, certainty: "sure", why: "You chose it." };
  const changed: ColumnMapping = { ...mapping, [field]: chosen };
  for (const other of fields)
    if (other !== field && column !== null && mapping[other].column === column)
      changed[other] = {
        column: null,
        certainty: "unsure",
        why: `You gave its column to ${fieldNames[field].toLowerCase()}.`,
      };
  return changed;
}
