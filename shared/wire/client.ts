import * as z from "zod";

/** POST /api/clients: "create client" for an unmatched name (R17). Makes a public client. */
export const createClientBody = z.strictObject({
  name: z.string().trim().min(1).max(200),
  code: z.string().trim().max(50),
});
export type CreateClientBody = z.infer<typeof createClientBody>;

export interface ClientView {
  id: string;
  name: string;
  code: string;
}
