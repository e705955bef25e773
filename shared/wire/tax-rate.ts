import * as z from "zod";
import { dateField, lineField } from "./fields.ts";
import type { Permission } from "./fields.ts";

/** One part of a rate; none at all is a rate without tax, such as an exemption. */
const componentField = z.strictObject({
  name: lineField(60, 1),
  ratePpm: z.int().min(0).max(1_000_000),
  /** On the net plus the parts before it (R12). */
  compound: z.boolean(),
});

const content = {
  name: lineField(60, 1),
  validFrom: dateField,
  /** Last day; null: until the next one of its code begins. */
  endsOn: dateField.nullable(),
  components: z.array(componentField).max(5),
};

const runsForward = {
  path: ["endsOn"],
  message: "A rate cannot end before it begins.",
};

/** POST /api/tax-rates: a new code, or a new rate for one that exists. */
export const addTaxRateBody = z
  .strictObject({ code: lineField(20, 1), ...content })
  .refine(({ validFrom, endsOn }) => endsOn === null || endsOn >= validFrom, runsForward);
export type AddTaxRateBody = z.infer<typeof addTaxRateBody>;

/** PUT /api/tax-rates/{rateId}; of a rate in use only the last day may differ. */
export const changeTaxRateBody = z
  .strictObject(content)
  .refine(({ validFrom, endsOn }) => endsOn === null || endsOn >= validFrom, runsForward);
export type ChangeTaxRateBody = z.infer<typeof changeTaxRateBody>;

/** A tax rate as an admin sees it. */
export interface TaxRateView extends AddTaxRateBody {
  id: string;
  version: number;
  /** Whether it may be corrected or taken away; ending it is always possible. */
  correct: Permission;
}

export interface TaxRateList {
  rates: TaxRateView[];
}
