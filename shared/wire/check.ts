import * as z from "zod";
import type { Money, PersonName } from "./fields.ts";

/** POST /api/check: the one client-and-claims check (design §4, Building). At most 5,000 of each a request. */
export const checkBody = z.strictObject({
  clients: z
    .array(
      z.strictObject({
        name: z.string().max(300),
        code: z.string().max(100),
        workItem: z.string().max(300),
      }),
    )
    .max(5_000),
  entries: z
    .array(z.strictObject({ key: z.string().min(1).max(200), fingerprint: z.string().max(100) }))
    .max(5_000),
});
export type CheckBody = z.infer<typeof checkBody>;

/** How a row's client was found (R17); a hidden client of another team is "none". */
export type ClientMatch = "code" | "name" | "alias" | "none";

export interface CheckedClient {
  id: string;
  name: string;
  code: string;
  billToId: string;
  billToName: string;
  taxCode: string | null;
  /** Why this person cannot bill it (a private client of another team, R6); absent when they can. */
  refusal?: string;
}

/** R10 for one key, as far as the person may see it: where it stands and by whom is null where they may not. */
export interface CheckedEntry {
  key: string;
  state: "free" | "in-draft" | "billed" | "part-billed" | "looks-billed";
  /** Of a row that is part billed, what was billed or written off of its value; null for any other. */
  used: Money | null;
  runId: string | null;
  runName: string | null;
  invoiceId: string | null;
  invoiceNumber: string | null;
  invoiceDate: string | null;
  /** Who put it on the invoice. */
  by: PersonName | null;
  /** The row says something else now than what was put on the invoice; never said of what may not be seen. */
  changed: boolean;
}

export interface CheckAnswer {
  /** In the order asked. */
  clients: { match: ClientMatch; client: CheckedClient | null }[];
  /** Only those that are not free. */
  entries: CheckedEntry[];
}
