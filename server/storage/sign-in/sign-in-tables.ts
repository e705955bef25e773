// The part of tables.ts that says how people prove who they are.

export interface SessionsTable {
  token_hash: string; // SHA-256 hex of the bearer token
  person_id: string;
  created_at: string;
  expires_at: string;
  ended_at: string | null;
  way: "password" | "openid" | "trial";
  last_used_at: string | null;
}

/** A row as long as the person has the right (R26). */
export interface RightsGivenTable {
  person_id: string;
  right_name: "billingAccess" | "sendExport" | "admin";
  given_by: string | null; // null: at set-up
  given_at: string;
}

/** One-time links with which a person sets how they sign in. Usable until used, ended or expired. */
export interface SignInLinksTable {
  token_hash: string; // SHA-256 hex of what stands in the link
  kind: "set-up" | "invitation" | "new-link"; // set-up: of the first admin, who is nobody yet
  person_id: string | null;
  created_by: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  ended_at: string | null; // another one took its place
}

export interface PasswordsTable {
  person_id: string;
  hash: string; // Argon2id, as PHC text
  changed_at: string;
}

/** A person's authenticator app (TOTP); it counts once confirmed. */
export interface CodeAppsTable {
  person_id: string;
  secret: string; // AES-256-GCM
  confirmed_at: string | null;
  last_step: number; // of the last code used, so that none is used twice
}

/** Whom the firm's OpenID provider means. */
export interface IdentitiesTable {
  subject: string; // tenant:object of Entra, else issuer|subject
  person_id: string;
  bound_at: string;
}

/** Failed attempts to sign in; a success takes its row away. */
export interface SignInAttemptsTable {
  subject: string; // SHA-256 hex of what is being guessed, or of an address
  failure_count: number;
  next_at: string; // no attempt is looked at before
  forget_at: string;
}
