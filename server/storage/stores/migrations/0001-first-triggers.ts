/**
 * What nobody may change, by any path, SQL included (R14, R27, P6, P14). An invoice is issued from the moment it
 * has a number, so its lines are written before the number is. Frozen with the migration that uses it.
 */
interface Guard {
  name: string;
  table: string;
  event: "insert" | "update" | "delete";
  /** Columns of which one has to change for the guard to look. */
  columns?: readonly string[];
  /** Further condition on the row itself. */
  when?: string;
  /** Only rows of an issued invoice: which rows' invoice is looked up. */
  issuedInvoiceOf?: readonly ("old" | "new")[];
  message: string;
}

const issuedMessage = "an issued invoice cannot be changed";
const frozenOnInvoice = [
  "id",
  "client_id",
  "currency",
  "label",
  "number",
  "invoice_date",
  "invoice_date_overridden",
  "due_date",
  "due_date_overridden",
  "terms_days",
  "detail_level",
  "client_name",
  "client_name_key",
  "client_code",
  "client_address",
  "client_tax_number",
  "prices_include_tax",
  "taxes",
  "missing_tax_codes",
  "entry_count",
  "net_minor",
  "tax_minor",
  "gross_minor",
];
const frozenOnEntry = [
  "invoice_id",
  "key",
  "fingerprint",
  "kind",
  "client_id",
  "client_name",
  "work_item",
  "date",
  "person",
  "partner",
  "description",
  "quantity_micro",
  "rate_micro",
  "value_minor",
  "write_on_off_minor",
  "carried_minor",
  "billed_minor",
  "currency",
  "tax_code",
  "group_label",
];

const guards: readonly Guard[] = [
  { name: "audit_kept", table: "audit", event: "update", message: "audit rows cannot be changed" },
  { name: "audit_stays", table: "audit", event: "delete", message: "audit rows cannot be deleted" },
  {
    name: "documents_kept",
    table: "documents",
    event: "update",
    message: "documents cannot be changed",
  },
  {
    name: "documents_stay",
    table: "documents",
    event: "delete",
    message: "documents cannot be deleted",
  },
  {
    name: "invoice_kept",
    table: "invoices",
    event: "update",
    columns: frozenOnInvoice,
    when: "old.number is not null",
    message: issuedMessage,
  },
  {
    name: "invoice_stays",
    table: "invoices",
    event: "delete",
    when: "old.number is not null",
    message: "an issued invoice cannot be deleted",
  },
  {
    name: "entry_not_added",
    table: "entries",
    event: "insert",
    issuedInvoiceOf: ["new"],
    message: issuedMessage,
  },
  {
    name: "entry_kept",
    table: "entries",
    event: "update",
    columns: frozenOnEntry,
    issuedInvoiceOf: ["old", "new"],
    message: issuedMessage,
  },
  {
    name: "entry_stays",
    table: "entries",
    event: "delete",
    issuedInvoiceOf: ["old"],
    message: issuedMessage,
  },
  {
    name: "line_not_added",
    table: "lines",
    event: "insert",
    issuedInvoiceOf: ["new"],
    message: issuedMessage,
  },
  {
    name: "line_kept",
    table: "lines",
    event: "update",
    issuedInvoiceOf: ["old", "new"],
    message: issuedMessage,
  },
  {
    name: "line_stays",
    table: "lines",
    event: "delete",
    issuedInvoiceOf: ["old"],
    message: issuedMessage,
  },
  {
    name: "numbers_go_up",
    table: "number_series",
    event: "update",
    when: "new.next_number < old.next_number",
    message: "invoice numbers are never given twice",
  },
  {
    name: "series_stays",
    table: "number_series",
    event: "delete",
    message: "a number series cannot be deleted",
  },
  {
    name: "sent_kept",
    table: "deliveries",
    event: "update",
    when: "old.state = 'sent' and (new.state <> 'sent' or new.invoice_id is distinct from old.invoice_id)",
    message: "what was delivered stays delivered",
  },
  {
    name: "sent_stays",
    table: "deliveries",
    event: "delete",
    when: "old.state = 'sent'",
    message: "what was delivered stays delivered",
  },
];

function condition(guard: Guard): string {
  const changed = guard.columns
    ?.map((name) => `old.${name} is distinct from new.${name}`)
    .join(" or ");
  return [guard.when, changed && `(${changed})`].filter(Boolean).join(" and ");
}

const sqliteTriggers = guards.map((guard) => {
  const issued = guard.issuedInvoiceOf
    ?.map((row) => `(select number from invoices where id = ${row}.invoice_id) is not null`)
    .join(" or ");
  const when = [condition(guard), issued && `(${issued})`].filter(Boolean).join(" and ");
  return `create trigger ${guard.name} before ${guard.event} on ${guard.table} for each row
    ${when ? `when ${when}` : ""}
    begin select raise(abort, '${guard.message}'); end`;
});

const postgresFunctions = [
  `create function refuse() returns trigger language plpgsql as $$
    begin raise exception '%', tg_argv[0]; end $$`,
  ...(["old", "new"] as const).map(
    (row) => `create function refuse_if_${row}_issued() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from invoices where id = ${row}.invoice_id and number is not null) then
        raise exception '%', tg_argv[0];
      end if;
      if tg_op = 'DELETE' then return old; end if;
      return new;
    end $$`,
  ),
];

const postgresTriggers = guards.flatMap((guard) => {
  const when = condition(guard);
  const make = (name: string, call: string) =>
    `create trigger ${name} before ${guard.event} on ${guard.table} for each row
    ${when ? `when (${when})` : ""} execute function ${call}('${guard.message}')`;
  if (!guard.issuedInvoiceOf) return [make(guard.name, "refuse")];
  return guard.issuedInvoiceOf.map((row) =>
    make(`${guard.name}_${row}`, `refuse_if_${row}_issued`),
  );
});

const postgresTruncateTriggers = ["audit", "documents", "invoices", "entries", "lines"].map(
  (table) => `create trigger ${table}_not_emptied before truncate on ${table}
    for each statement execute function refuse('${table} cannot be emptied')`,
);

export const firstTriggers = {
  sqlite: sqliteTriggers,
  postgres: [...postgresFunctions, ...postgresTriggers, ...postgresTruncateTriggers],
};
