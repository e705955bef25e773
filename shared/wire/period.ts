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
