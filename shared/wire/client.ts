import * as z from "zod";
import { isEmailAddress } from "../email.ts";
import { languages } from "../language.ts";
import type { Language } from "../language.ts";
import { idField } from "./fields.ts";
import type { Permission, PersonName } from "./fields.ts";

const nameField = z.string().trim().min(1).max(200);
const codeField = z.string().trim().max(50);
const lineField = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u);
const emailsField = z
  .array(z.string().refine(isEmailAddress, "This is no e-mail address."))
  .max(20);
export const privacyField = z.enum(["public", "private", "hidden"]);
export type Privacy = z.infer<typeof privacyField>;

/** Everything about a client that is edited as it is; lists replace those that were there. */
const details = {
  address: z.array(lineField).max(10).optional(),
  emailTo: emailsField.optional(),
  emailCc: emailsField.optional(),
  taxNumber: z.string().trim().max(50).optional(),
  taxCode: z.string().trim().min(1).max(40).nullable().optional(),
  /** null: the firm's. */
  termsDays: z.int().min(0).max(365).nullable().optional(),
  /** null: the firm's. */
  language: z.enum(languages).nullable().optional(),
  /** Who gets the invoices (R6); null: the client itself. */
  billToId: idField.nullable().optional(),
  /** Only those that somebody else pays for than for the rest. */
  workItems: z
    .array(z.strictObject({ name: nameField, billToId: idField }))
    .max(500)
    .optional(),
  /** Other spellings by which its rows are recognised (R17). */
  aliases: z.array(nameField).max(100).optional(),
};

/** Who sees a client; the team are ids of people. A client that is not public needs one (R17). */
const access = { privacy: privacyField, teamIds: z.array(idField).max(500) };

/** POST /api/clients: "create client" for an unmatched name (R17), or on the admin page with all details. */
export const createClientBody = z.strictObject({
  name: nameField,
  code: codeField,
  ...details,
  /** Without it the client is public. */
  access: z.strictObject(access).optional(),
});
export type CreateClientBody = z.infer<typeof createClientBody>;

export const updateClientBody = z
  .strictObject({ name: nameField.optional(), code: codeField.optional(), ...details })
  .refine((body) => Object.keys(body).length > 0, "Say what is to be changed.");
export type UpdateClientBody = z.infer<typeof updateClientBody>;

/** PUT /api/clients/{clientId}/access. */
export const changeAccessBody = z.strictObject(access);
export type ChangeAccessBody = z.infer<typeof changeAccessBody>;

export const clientListQuery = z.strictObject({
  search: z.string().max(120).default(""),
  cursor: z.string().max(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ClientListQuery = z.infer<typeof clientListQuery>;

export interface ClientView {
  id: string;
  name: string;
  code: string;
}

export interface ClientName {
  id: string;
  name: string;
}

/** Of a private client of another team the name is all that is told. */
export interface NamedClient extends ClientName {
  sight: "name";
}

export interface ClientSummary extends ClientName {
  sight: "full";
  code: string;
  privacy: Privacy;
  emailTo: string[];
  billTo: ClientName | null;
}

/** In the order of their names; a hidden client of another team is not there at all (R5). */
export interface ClientList {
  clients: (ClientSummary | NamedClient)[];
  /** Of all pages. */
  count: number;
  nextCursor: string | null;
}

export interface ClientDetail extends ClientSummary {
  address: string[];
  emailCc: string[];
  taxNumber: string;
  taxCode: string | null;
  termsDays: number | null;
  language: Language | null;
  workItems: { name: string; billTo: ClientName }[];
  aliases: string[];
  team: TeamMember[];
  /** From the same rule that enforces. */
  actions: Record<"edit", Permission>;
  version: number;
}

export interface TeamMember extends PersonName {
  /** Cannot sign in at present. */
  disabled: boolean;
}

/** GET /api/clients/{clientId}. */
export type ClientAnswer = ClientDetail | NamedClient;

/** After a change of access the client may be one that this person sees no more: then null. */
export interface ChangedAccess {
  client: ClientAnswer | null;
}

/** POST /api/clients/orphans/regain: those whose team this admin has joined. */
export interface RegainedClients {
  clients: ClientName[];
}

/** GET /api/client-notices: what the teams of the person's clients are told (R17). */
export interface ClientNotice {
  id: string;
  /** The hidden client whose name somebody gave to another client too. */
  client: ClientName;
  /** The other one, if it is still there for this person. */
  namesake: ClientName | null;
  at: string;
  by: PersonName;
}
