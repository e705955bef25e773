import type { ColumnType, Generated } from "kysely";
import type {
  FirmLogosTable,
  FirmTable,
  LetterheadsTable,
  RateCardsTable,
  TaxRatesTable,
} from "./firm/firm-tables.ts";
import type {
  DeliveriesTable,
  DocumentsTable,
  DownloadTicketsTable,
  ExportDownloadsTable,
  ExportsTable,
  PostingsTable,
  SendingTable,
} from "./posting/posting-tables.ts";
import type {
  CodeAppsTable,
  IdentitiesTable,
  PasswordsTable,
  RightsGivenTable,
  SessionsTable,
  SignInAttemptsTable,
  SignInLinksTable,
} from "./sign-in/sign-in-tables.ts";

/**
 * The schema on one page, with two parts of their own. Ids are text (UUID), dates `YYYY-MM-DD`, instants ISO 8601 in
 * UTC, booleans 0 or 1, money integers in minor units, quantities and rates in millionths. `version` counts changes (ETag).
 */
export interface Tables {
  firm: FirmTable;
  firm_logos: FirmLogosTable;
  letterheads: LetterheadsTable;
  people: PeopleTable;
  sessions: SessionsTable;
  rights_given: RightsGivenTable;
  sign_in_links: SignInLinksTable;
  passwords: PasswordsTable;
  code_apps: CodeAppsTable;
  identities: IdentitiesTable;
  sign_in_attempts: SignInAttemptsTable;
  clients: ClientsTable;
  client_aliases: ClientAliasesTable;
  client_team: ClientTeamTable;
  client_notices: ClientNoticesTable;
  work_items: WorkItemsTable;
  periods: PeriodsTable;
  tax_rates: TaxRatesTable;
  rate_cards: RateCardsTable;
  ledger_mappings: LedgerMappingsTable;
  number_series: NumberSeriesTable;
  runs: RunsTable;
  run_totals: RunTotalsTable;
  invoices: InvoicesTable;
  entries: EntriesTable;
  lines: LinesTable;
  uploads: UploadsTable;
  upload_chunks: UploadChunksTable;
  confirmations: ConfirmationsTable;
  postings: PostingsTable;
  deliveries: DeliveriesTable;
  sending: SendingTable;
  documents: DocumentsTable;
  exports: ExportsTable;
  export_downloads: ExportDownloadsTable;
  download_tickets: DownloadTicketsTable;
  audit: AuditTable;
}

export interface PeopleTable {
  id: string;
  name: string;
  email: string;
  billing_access: number;
  send_export: number; // CHECK (send_export <= billing_access), R26
  admin: number;
  disabled: number;
  version: number;
  last_seen_at: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ClientsTable {
  id: string;
  code: string; // "" when none
  code_key: string; // nameKey(code); matching only
  name: string;
  name_key: string; // R17; not unique: a public client may bear a hidden client's name
  address: string; // JSON string[]
  email: string; // addresses joined by ", "
  email_cc: Generated<string>; // likewise
  tax_number: string;
  tax_code: string | null;
  terms_days: number | null;
  language: string | null; // null: the firm's
  bill_to_id: string | null; // null: itself (R6)
  privacy: "public" | "private" | "hidden";
  created_at: string;
  version: number;
}

export interface ClientAliasesTable {
  name_key: string;
  name: Generated<string>; // as it was written; "" when only the key is known
  client_id: string;
}

export interface ClientTeamTable {
  client_id: string;
  person_id: string;
}

/** Told to the team of a hidden client, and to nobody else: somebody gave its name to another client too (R17). */
export interface ClientNoticesTable {
  id: string;
  client_id: string;
  namesake_id: string;
  created_at: string;
  created_by: string;
}

/** Only work items that differ from their client (R6). */
export interface WorkItemsTable {
  client_id: string;
  name_key: string;
  name: Generated<string>; // as it was written; "" when only the key is known
  bill_to_id: string;
}

export interface PeriodsTable {
  id: string;
  starts_on: string;
  ends_on: string;
  state: "open" | "closed";
  version: number;
}

export interface LedgerMappingsTable {
  format: string;
  mapping: string; // JSON LedgerMapping
  version: Generated<number>;
}

export interface NumberSeriesTable {
  series: "invoice" | "credit-note";
  prefix: string;
  next_number: number;
  last_issued: Generated<number>; // under this prefix; 0: none
  confirmed: Generated<number>; // 0 in a restored copy, until an admin has looked
  version: Generated<number>;
}

export interface RunsTable {
  id: string;
  name: string;
  name_key: string; // unique, R2
  status: "draft" | "posting" | "posted";
  invoice_date: string;
  grouping: "client" | "client-and-work-item" | "client-and-column";
  detail_level: "every-entry" | "by-work-item" | "by-person" | "by-date" | "one-line";
  method: "send" | "export" | null;
  created_at: string;
  created_by: string;
  posted_at: string | null;
  posted_by: string | null;
  version: number;
}

/**
 * Sums of a run over invoices of public clients, kept in the transaction that changes them (design §4, Totals).
 * Invoices of private and hidden clients are added live for whoever may see them.
 */
export interface RunTotalsTable {
  run_id: string;
  currency: string;
  invoice_count: number;
  total_due_minor: number;
  awaiting_minor: number;
  paid_minor: number;
}

export interface InvoicesTable {
  id: string;
  run_id: string;
  client_id: string; // bill-to
  /** 1: the client is private or hidden, so only its team sees it; kept when privacy changes (R5). */
  restricted: number;
  currency: string;
  label: string;
  status: "draft" | "approved" | "awaiting-payment" | "exported" | "paid" | "voided" | "credited";
  number: string | null; // unique; from posting on
  invoice_date: string; // the run's, or the override
  invoice_date_overridden: number;
  due_date: string;
  due_date_overridden: number;
  terms_days: number;
  detail_level: string | null; // null: the run's
  client_name: string; // frozen at drafting, R13
  client_name_key: string; // order of lists
  client_code: string;
  client_address: string; // JSON string[]
  client_tax_number: string;
  email: string; // addresses joined by ", "; belong to the delivery and may be corrected
  email_cc: Generated<string>; // likewise
  by_hand: Generated<number>; // 1: delivered otherwise than by mail when the run is sent
  letterhead_id: Generated<string | null>; // from posting on (P6)
  document_id: Generated<string | null>; // the PDF, from the first sending on (P6)
  prices_include_tax: number;
  taxes: string; // JSON TaxRow[] (R12)
  missing_tax_codes: string; // JSON string[]
  entry_count: number;
  net_minor: number;
  tax_minor: number;
  gross_minor: number;
  paid_minor: number;
  approved_by: string | null;
  approved_at: string | null;
  makers: string; // ids of everybody who made or changed the draft, joined by a space (R15)
  rejected_by: ColumnType<string | null, string | null | undefined, string | null>; // until it is changed or approved
  rejected_at: ColumnType<string | null, string | null | undefined, string | null>;
  rejection_comment: ColumnType<string | null, string | null | undefined, string | null>;
  version: number;
}

/**
 * An entry on an invoice. `claimed` = 1 while it counts against the row's worth: one such per key, besides those that
 * are billed in part (R10).
 */
export interface EntriesTable {
  id: Generated<number>;
  invoice_id: string;
  key: string;
  claimed: number;
  fingerprint: string;
  status: "in-draft" | "billed" | "part-billed" | "covered" | "written-off" | "released";
  kind: "time" | "expense" | "fixed-fee";
  client_id: string; // of the work
  client_name: string;
  work_item: string;
  date: string | null;
  person: string;
  partner: string;
  description: string;
  quantity_micro: number | null;
  rate_micro: number | null;
  value_minor: number;
  write_on_off_minor: number;
  carried_minor: number;
  billed_minor: number; // CHECK (value + write_on_off = billed + carried)
  currency: string;
  tax_code: string | null; // of the row; fallbacks apply when totals are computed
  group_label: string;
  added_by: string | null; // who put it there; null: not known
}

/** Frozen at posting; drafts compute theirs from their entries. */
export interface LinesTable {
  invoice_id: string;
  position: number;
  kind: string;
  description: string;
  quantity_micro: number;
  unit_price_micro: number;
  amount_minor: number;
  tax_code: string | null;
  supply_date: string;
  entry_keys: string; // JSON string[]
}

export interface UploadsTable {
  id: string; // UUID made by the pane: the idempotency key (P5)
  person_id: string;
  created_at: string;
  committed_at: string | null;
  request_sha256: string | null;
  answer: string | null; // JSON CommittedUpload
}

export interface UploadChunksTable {
  upload_id: string;
  number: number;
  sha256: string;
  body: string; // JSON UploadChunkBody, checked and packed; emptied by the commit
}

/** A person has said that this row is not the one billed before (R10). */
export interface ConfirmationsTable {
  key: string;
  fingerprint: string;
  person_id: string;
  confirmed_at: string;
}

/** Append-only, chained: `hash = SHA-256(previous_hash, everything else)` (R27, P14). */
export interface AuditTable {
  sequence: number;
  at: string;
  person_id: string | null;
  action: string;
  subject: string; // e.g. "run:<id>"
  before: string | null; // JSON
  after: string | null; // JSON
  restricted_client_id: string | null; // only this client's team may read the row (R5)
  previous_hash: string;
  hash: string;
}
