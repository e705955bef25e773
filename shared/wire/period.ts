import * as z from "zod";
import { dateField } from "./fields.ts";
import type { Permission } from "./fields.ts";

/** A span of dates, both ends inclusive, that is open or closed (R25). */
export interface PeriodView {
  id: string;
  startsOn: string;
  endsOn: string;
  state: "open" | "closed";
  version: number;
}

/** POST /api/periods: as many as are wanted, before the first or after the last that there is (R25). */
export const generatePeriodsBody = z.strictObject({
  frequency: z.enum(["month", "quarter", "year"]),
  startsOn: dateField.refine(
    (date) => date >= "1990-01-01" && date < "2100-01-01",
    "Choose a date between 1990 and 2099.",
  ),
  count: z.int().min(1).max(60),
});
export type GeneratePeriodsBody = z.infer<typeof generatePeriodsBody>;

export const reopenPeriodBody = z.strictObject({ reason: z.string().trim().min(3).max(500) });
export type ReopenPeriodBody = z.infer<typeof reopenPeriodBody>;

/** What is still open in a period, as far as this person may see it (R5, R25). */
export interface PeriodWork extends PeriodView {
  draftCount: number;
  /** Runs that are being posted and may have an invoice in it. */
  postingCount: number;
}

/** A period before it is closed, with what is still open in it. */
export interface PeriodDetail extends PeriodWork {
  /** Runs with drafts in it that the person sees; none for whoever has no billing access. */
  runs: { id: string; name: string; draftCount: number }[];
  close: Permission;
  /** For one that was added by mistake. */
  delete: Permission;
}

/** Answer of closing: what is still open in the period, and where the audit stood. */
export interface ClosedPeriod extends PeriodView {
  draftCount: number;
  /** Hash of the audit's last row (R27); null for whoever does not see every row of it. */
  auditHeadHash: string | null;
}
