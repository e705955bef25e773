import * as z from "zod";

/** A span of dates, both ends inclusive, that is open or closed (R25). */
export interface PeriodView {
  id: string;
  startsOn: string;
  endsOn: string;
  state: "open" | "closed";
  version: number;
}

export const reopenPeriodBody = z.strictObject({ reason: z.string().trim().min(3).max(500) });
export type ReopenPeriodBody = z.infer<typeof reopenPeriodBody>;

/** Answer of closing: what is still open in the period, as far as everybody may see it (R5, R25). */
export interface ClosedPeriod extends PeriodView {
  draftCount: number;
}
