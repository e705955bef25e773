/** How this house reaches its mail server; from the environment (server/config.ts), never from the database. */
export interface MailSettings {
  host: string;
  port: number;
  /** `none` is for servers on loopback only. */
  encryption: "tls" | "starttls" | "none";
  signIn: MailSignIn;
  /** PEM of the authority that signed the server's certificate, where it is the house's own. */
  certificateAuthority?: string;
  /** The name of this house in EHLO and in Message-IDs. */
  domain: string;
  /** Waits of a hand-over; RFC 5321 section 4.5.3.2 asks for ten minutes after the dot. */
  waits?: MailWaits;
}

export interface MailWaits {
  connectSeconds: number;
  greetingSeconds: number;
  silenceSeconds: number;
}

export type MailSignIn =
  | { kind: "none" }
  | { kind: "password"; user: string; password: string }
  | { kind: "oauth2"; user: string; client: OAuthClient };

/** Client credentials of the mail provider (RFC 6749 section 4.4). */
export interface OAuthClient {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope: string;
}

export const usualWaits: MailWaits = {
  connectSeconds: 60,
  greetingSeconds: 60,
  silenceSeconds: 600,
};
