import * as z from "zod";
import type { PersonName } from "./fields.ts";

/** PUT /api/people/{personId}/rights (R26): all three, so that nothing is left to a default. */
export const changeRightsBody = z.strictObject({
  billingAccess: z.boolean(),
  sendExport: z.boolean(),
  admin: z.boolean(),
});
export type ChangeRightsBody = z.infer<typeof changeRightsBody>;
export type RightName = keyof ChangeRightsBody;

export const personNameField = z.string().trim().min(1).max(120);
/** Kept in lower case: nobody means two people by the same letters. */
export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]+$/);

/** POST /api/people: makes a person and a link with which they sign in for the first time. */
export const invitePersonBody = z.strictObject({
  name: personNameField,
  email: emailField,
  rights: changeRightsBody,
});
export type InvitePersonBody = z.infer<typeof invitePersonBody>;

/** PATCH /api/people/{personId}. */
export const updatePersonBody = z.strictObject({ name: personNameField, email: emailField });
export type UpdatePersonBody = z.infer<typeof updatePersonBody>;

/** One person as an admin sees them. */
export interface PersonView {
  id: string;
  name: string;
  email: string;
  rights: ChangeRightsBody;
  /** Who gave each right and when; null for a right that the person has not, or always had. */
  given: Record<RightName, RightGiven | null>;
  disabled: boolean;
  /** Within a quarter of an hour; null: never signed in. */
  lastSeenAt: string | null;
  signsInWith: { password: boolean; codeApp: boolean; openid: boolean };
  /** The latest link, as long as it was not used; null when there is none. */
  link: {
    kind: "invitation" | "new-link";
    createdAt: string;
    expiresAt: string;
    expired: boolean;
  } | null;
  version: number;
}

export interface RightGiven {
  /** null: at set-up. */
  by: PersonName | null;
  at: string;
}

/** A one-time link, told once: only its hash is kept. */
export interface NewLink {
  /** Path and fragment on this server, to put behind its address. */
  path: string;
  expiresAt: string;
}

export interface InvitedPerson {
  person: PersonView;
  link: NewLink;
}
