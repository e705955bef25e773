import * as z from "zod";
import { idField } from "./fields.ts";

const cell = z.string().max(2_000).optional();

/** A row of a client list as its cells say it; a column that the list lacks, or an empty cell, changes nothing. */
export const importRow = z.strictObject({
  name: cell,
  code: cell,
  address: cell,
  emailTo: cell,
  emailCc: cell,
  taxNumber: cell,
  taxCode: cell,
  termsDays: cell,
  language: cell,
});
export type ImportRow = z.infer<typeof importRow>;
export type ImportField = keyof ImportRow;

export const mostImportRows = 5_000;

/** POST /api/clients/import/preview: compares a list with the clients that there are, and changes nothing. */
export const previewImportBody = z.strictObject({
  rows: z.array(importRow).min(1).max(mostImportRows),
});
export type PreviewImportBody = z.infer<typeof previewImportBody>;

/** POST /api/clients/import: what the preview showed of each row is what must still hold. */
export const importClientsBody = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        row: importRow,
        /** null: a new client. */
        expected: z.strictObject({ clientId: idField, version: z.int() }).nullable(),
      }),
    )
    .min(1)
    .max(mostImportRows),
});
export type ImportClientsBody = z.infer<typeof importClientsBody>;

export interface ImportChange {
  field: ImportField;
  before: string;
  after: string;
}

/** What a row comes to. */
export type ImportVerdict =
  | { state: "new" }
  | {
      state: "changed";
      clientId: string;
      clientName: string;
      version: number;
      changes: ImportChange[];
    }
  | { state: "unchanged"; clientId: string; clientName: string; version: number }
  | { state: "problem"; message: string };

export interface ImportPreview {
  /** In the order of the rows. */
  verdicts: ImportVerdict[];
}

export interface ImportedClients {
  createdCount: number;
  changedCount: number;
}
