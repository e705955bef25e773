import * as z from "zod";

/** How invoices or credit notes are numbered (R14): "INV-" and 1042 make INV-1042. */
export interface NumberSeriesView {
  series: "invoice" | "credit-note";
  prefix: string;
  nextNumber: number;
  /** The last number given under this prefix; null while there is none. */
  lastNumber: string | null;
  /** False in a restored copy, until an admin has said which number comes next; till then none is given. */
  confirmed: boolean;
  version: number;
}

/** PATCH /api/number-series/{series}; the same values confirm them. */
export const changeNumberSeriesBody = z.strictObject({
  /** Not ending in a digit: INV-1 and 23 would be the same number as INV- and 123. */
  prefix: z
    .string()
    .trim()
    .max(20)
    .regex(/^([A-Za-z0-9._/-]*[A-Za-z._/-])?$/),
  nextNumber: z.int().min(1).max(999_999_999),
  /** The numbers in between are never used; the person has agreed to it. */
  leaveGap: z.boolean().default(false),
});
export type ChangeNumberSeriesBody = z.infer<typeof changeNumberSeriesBody>;
