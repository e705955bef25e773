import * as z from "zod";

/** PUT /api/people/{personId}/rights (R26): all three, so that nothing is left to a default. */
export const changeRightsBody = z.strictObject({
  billingAccess: z.boolean(),
  sendExport: z.boolean(),
  admin: z.boolean(),
});
export type ChangeRightsBody = z.infer<typeof changeRightsBody>;

export interface PersonView {
  id: string;
  name: string;
  rights: ChangeRightsBody;
}
