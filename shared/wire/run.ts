import * as z from "zod";
import type { DetailLevel, Grouping } from "../grouping.ts";
import type { ExportView } from "./export.ts";
import { dateField, detailLevelField, groupingField, runNameField } from "./fields.ts";
import type { Money, Permission, PersonName } from "./fields.ts";

export type RunStatus = "draft" | "posting" | "posted";
export type RunTab = "all" | "draft" | "posted";
export type PostMethod = "send" | "export";

export const createRunBody = z.strictObject({
  name: runNameField,
  invoiceDate: dateField,
  grouping: groupingField,
  detailLevel: detailLevelField,
});
export type CreateRunBody = z.infer<typeof createRunBody>;

export const updateRunBody = z
  .strictObject({ name: runNameField.optional(), invoiceDate: dateField.optional() })
  .refine((body) => Object.keys(body).length > 0, "Say what is to be changed.");
export type UpdateRunBody = z.infer<typeof updateRunBody>;

export const runListQuery = z.strictObject({
  tab: z.enum(["all", "draft", "posted"]).default("all"),
  search: z.string().max(120).default(""),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type RunListQuery = z.infer<typeof runListQuery>;

/** A run in the list (R4); counts and sums are those of what the person may see (R5). */
export interface RunSummary {
  id: string;
  name: string;
  status: RunStatus;
  invoiceDate: string;
  createdAt: string;
  createdBy: PersonName;
  postedAt: string | null;
  postedBy: PersonName | null;
  method: PostMethod | null;
  invoiceCount: number;
  hiddenInvoiceCount: number;
  totalDue: Money[];
  progress: PostingProgress | null;
  version: number;
}

export interface RunList {
  runs: RunSummary[];
  counts: Record<RunTab, number>;
  nextCursor: string | null;
}

/** A run opened (R4). */
export interface RunDetail extends RunSummary {
  grouping: Grouping;
  detailLevel: DetailLevel;
  periodState: "open" | "closed" | "none";
  /** Of the drafts that the person sees (R15). */
  rejectedCount: number;
  /** Invoices that the person sees and whose delivery is done; one of nothing to pay may need none. */
  delivered: { sent: number; byHand: number };
  awaitingPayment: Money[];
  paid: Money[];
  exports: ExportView[];
  /**
   * From the same rules that enforce (design §4, Posting). `cancelPost` and `resume` are for while the progress says
   * that the run is held or has halted.
   */
  actions: Record<
    "edit" | "addRows" | "approveAll" | "post" | "cancelPost" | "resume" | "delete",
    Permission
  >;
}

/** Answer of approving all drafts of a run that the person may approve. */
export interface ApprovedRun {
  run: RunDetail;
  approvedCount: number;
  /** Drafts that stay drafts, by the reason why. */
  left: { reason: string; invoiceCount: number }[];
}

/** GET /api/runs/{runId}/progress, polled each second while working. */
export interface PostingProgress {
  /** `held`: nothing has happened yet, and it can still be taken back. */
  state: "held" | "working" | "attention" | "done";
  total: number;
  done: number;
  /** For a person to mend or to decide. */
  failed: number;
  inDoubt: number;
  /** To be tried again by itself. */
  waiting: number;
  /** How long it is still held; null when it is not. */
  heldSeconds: number | null;
  /** Whether the invoices have got their numbers. */
  issued: boolean;
  /** When the invoices were, or will be, issued. */
  startedAt: string | null;
  /** A wrong mail setting has stopped it; a person resumes it. */
  halted: boolean;
  /** What a person is told, when something stands in the way. */
  message: string | null;
}
