import * as z from "zod";
import type { RateCardLine } from "../rate-card.ts";
import { currencyField, dateField, lineField } from "./fields.ts";

/** GET /api/rate-card: the firm's rates, without those of clients that the person may not know (R5). */
export interface RateCardAnswer {
  lines: RateCardLine[];
}

/** POST /api/rates and PUT /api/rates/{rateId}: a rate for whatever it names. */
export const rateBody = z
  .strictObject({
    /** Code or name. */
    client: lineField(200, 1).nullable(),
    person: lineField(120, 1).nullable(),
    task: lineField(120, 1).nullable(),
    currency: currencyField,
    rateMicro: z.int().min(0).max(1e12),
    startsOn: dateField.nullable(),
    endsOn: dateField.nullable(),
  })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn, {
    path: ["endsOn"],
    message: "A rate cannot end before it begins.",
  });
export type RateBody = z.infer<typeof rateBody>;

/** A rate as an admin sees it. */
export interface RateView extends Omit<RateBody, "client"> {
  id: string;
  client: { id: string; code: string; name: string } | null;
  version: number;
}

/** GET /api/rates: without those of clients that the person may not know (R5). */
export interface RateList {
  rates: RateView[];
}
