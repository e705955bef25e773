import type { Generated } from "kysely";

/** The intent to post (design §4, Posting); one per run that is being or was posted. */
export interface PostingsTable {
  run_id: string;
  person_id: string;
  method: "send" | "export";
  format: string | null;
  run_version: number;
  expected_invoice_count: number;
  expected_totals: string; // JSON Money[]
  due_at: string;
  state: "held" | "working" | "done" | "refused" | "cancelled";
  reason: string | null;
  created_at: string;
  halted_reason: Generated<string | null>; // a wrong mail setting; nothing of the run is sent until a person resumes
}

/** One per invoice when sending, one per run when exporting; a repeat after a bounce is one of its own. */
export interface DeliveriesTable {
  id: string;
  run_id: string;
  invoice_id: string | null;
  channel: "mail" | "export";
  state: "queued" | "sending" | "sent" | "failed" | "in-doubt" | "settled";
  attempts: number;
  message: string | null; // what a person is told
  updated_at: string;
  owner: Generated<string | null>; // the process that is sending it
  due_at: Generated<string | null>; // not before
  attempted_at: Generated<string | null>;
  recipients: Generated<string>; // JSON Recipients
  taken: Generated<string>; // JSON string[]: for whom a server has taken it
  attempt_group: Generated<number>; // counts sendings that a person asked for
  letter: Generated<string | null>; // JSON Letter, from the first attempt on
  document_id: Generated<string | null>; // the PDF
  reply: Generated<string | null>; // the mail server's last words
  bounced_at: Generated<string | null>;
  version: Generated<number>;
}

/** One row: whether anything is sent at all, and the last sign of life of a process that sends (P15). */
export interface SendingTable {
  id: number;
  paused: number;
  reason: string | null;
  heartbeat_at: string | null;
  version: number;
}

/** Bytes that were handed over; never changed (P6). Hash and size are theirs; they are kept compressed. */
export interface DocumentsTable {
  id: string;
  media_type: string;
  file_name: string;
  sha256: string;
  size_bytes: number;
  bytes: Uint8Array; // deflated
  created_at: string;
}

export interface ExportsTable {
  id: string;
  run_id: string;
  format: string;
  document_id: string;
  invoice_count: number;
  totals: string; // JSON Money[]
  created_at: string;
  superseded_by: string | null; // R22
}

export interface ExportDownloadsTable {
  export_id: string;
  person_id: string;
  downloaded_at: string;
  repeat: number;
}

export interface DownloadTicketsTable {
  token_hash: string;
  opens: string; // JSON Downloadable
  person_id: string;
  expires_at: string;
  used_at: string | null;
}
