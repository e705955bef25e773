import * as z from "zod";
import { emailField, personNameField } from "./person.ts";

/** GET /api/sign-in/ways: how one can sign in here. Nothing in it is secret. */
export interface SignInWays {
  /** With an e-mail address and a password of this server. */
  password: boolean;
  openid: OpenIdWay | null;
  /** As anybody, with one click (trial only). */
  trial: boolean;
}

/** What a browser needs for a sign-in with the firm's OpenID provider (authorization code with PKCE). */
export interface OpenIdWay {
  /** "entra" can be asked from inside Excel; any other only by a window of its own. */
  kind: "entra" | "openid";
  /** What people call it, e.g. "Microsoft". */
  name: string;
  issuer: string;
  clientId: string;
  /** Scopes to ask for, separated by spaces. */
  scope: string;
  /** The API that the token is for, where the provider wants to be told (RFC 8707). */
  resource: string | null;
}

/** Of a new one the server asks for more. */
const passwordField = z.string().min(1).max(200);
const codeField = z.string().regex(/^\d{6}$/);
const linkToken = z.string().regex(/^[\w-]{20,100}$/);
const accessToken = z.string().min(1).max(20_000);

/** POST /api/sign-in/password. */
export const passwordSignInBody = z.strictObject({
  email: emailField,
  password: passwordField,
  /** Of the authenticator app, where one is set up. */
  code: codeField.optional(),
});
export type PasswordSignInBody = z.infer<typeof passwordSignInBody>;

/** POST /api/sign-in/openid: an access token of the provider for a session here. */
export const openIdSignInBody = z.strictObject({ accessToken });
export type OpenIdSignInBody = z.infer<typeof openIdSignInBody>;

/** POST /api/sign-in/link. */
export const showLinkBody = z.strictObject({ token: linkToken });
export type ShowLinkBody = z.infer<typeof showLinkBody>;

/** What a one-time link is for. */
export interface LinkView {
  kind: "set-up" | "invitation" | "new-link";
  firmName: string;
  /** Both "" for the first admin, who says them. */
  name: string;
  email: string;
  expiresAt: string;
}

/** POST /api/sign-in/link/accept: sets how a person signs in, and signs them in. The link is used up. */
export const acceptLinkBody = z.strictObject({
  token: linkToken,
  proof: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("password"), password: passwordField }),
    z.strictObject({ kind: z.literal("openid"), accessToken }),
  ]),
  /** Only for the first admin. */
  setUp: z
    .strictObject({ firmName: personNameField, name: personNameField, email: emailField })
    .optional(),
});
export type AcceptLinkBody = z.infer<typeof acceptLinkBody>;

/** GET /api/account: how the person signs in, and where they are signed in now. */
export interface AccountView {
  password: boolean;
  codeApp: boolean;
  /** Whether an authenticator app can be set up here. */
  codeAppPossible: boolean;
  openid: boolean;
  sessions: SessionView[];
}

export interface SessionView {
  way: "password" | "openid" | "trial";
  startedAt: string;
  lastUsedAt: string;
  /** The one that asks. */
  own: boolean;
}

/** PUT /api/account/password. */
export const changePasswordBody = z.strictObject({
  currentPassword: passwordField,
  password: passwordField,
});
export type ChangePasswordBody = z.infer<typeof changePasswordBody>;

/** POST /api/account/code-app and …/remove: the password once more, so that an open screen is not enough. */
export const confirmWithPasswordBody = z.strictObject({ currentPassword: passwordField });
export type ConfirmWithPasswordBody = z.infer<typeof confirmWithPasswordBody>;

/** A new authenticator app; it counts once a code of it was confirmed. */
export interface NewCodeApp {
  /** otpauth://…, to show as a QR code. */
  uri: string;
  /** The same to type in. */
  secret: string;
}

/** POST /api/account/code-app/confirm. */
export const confirmCodeAppBody = z.strictObject({ code: codeField });
export type ConfirmCodeAppBody = z.infer<typeof confirmCodeAppBody>;

/** POST /api/session/renew. */
export interface RenewedSession {
  expiresAt: string;
}
