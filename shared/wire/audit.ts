import * as z from "zod";
import { dateField, idField } from "./fields.ts";
import type { PersonName } from "./fields.ts";

const filterFields = {
  personId: idField.optional(),
  /** e.g. "period-closed". */
  action: z
    .string()
    .regex(/^[a-z-]{1,60}$/)
    .optional(),
  /** A kind ("run") or one thing ("run:<id>"). */
  subject: z
    .string()
    .regex(/^[a-z-]{1,30}(:[A-Za-z0-9_-]{1,64})?$/)
    .optional(),
  /** Days of the firm, both inclusive. */
  from: dateField.optional(),
  through: dateField.optional(),
};

/** What of the audit is wanted; POST /api/audit/ticket takes it too. */
export const auditFilter = z.strictObject(filterFields);
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditQuery = z.strictObject({
  ...filterFields,
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof auditQuery>;

/** A field that a change has set; null where there was nothing. */
export interface AuditChange {
  what: string;
  before: string | null;
  after: string | null;
}

/** One change in words. Without its number in the chain, whose gaps would count what is hidden (R5). */
export interface AuditEntry {
  at: string;
  /** null: the server itself. */
  by: PersonName | null;
  action: string;
  subject: string;
  /** "Ben Okafor closed the period November 2026". */
  text: string;
  changes: AuditChange[];
}

export interface AuditPage {
  entries: AuditEntry[];
  nextCursor: string | null;
}

/** What the audit can be filtered by. */
export interface AuditChoices {
  people: PersonName[];
  actions: { action: string; label: string }[];
}

/** Whether the chain holds (P14). How long it is, and its head, are for whoever sees every row of it (P11). */
export interface AuditVerification {
  intact: boolean;
  /** What is wrong, in words; null when nothing is. */
  reason: string | null;
  rowCount: number | null;
  headHash: string | null;
  seesWhole: boolean;
}
