import { readFileSync } from "node:fs";
import * as z from "zod";
import type { MailSettings, MailSignIn } from "./posting/mail/mail-settings.ts";

/** Settings of the mail server, all in the environment; without MAIL_URL invoices can only be exported. */
export const mailFields = {
  MAIL_URL: z.string().optional(),
  MAIL_USER: z.string().optional(),
  MAIL_PASSWORD: z.string().optional(),
  MAIL_DOMAIN: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,253}$/, "MAIL_DOMAIN must be a name like example.com.")
    .optional(),
  MAIL_CA_FILE: z.string().optional(),
  MAIL_OAUTH_TOKEN_URL: z.string().optional(),
  MAIL_OAUTH_CLIENT_ID: z.string().optional(),
  MAIL_OAUTH_CLIENT_SECRET: z.string().optional(),
  MAIL_OAUTH_SCOPE: z.string().optional(),
};

type MailEnvironment = Pick<z.output<z.ZodObject<typeof mailFields>>, keyof typeof mailFields>;

/** A setting of the mail server that cannot be used, as a sentence. */
export class MailConfigError extends Error {}

const mailNames = z.object(mailFields).keyof();

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);
const form =
  "MAIL_URL must be an address like smtps://mail.example.com or smtp://mail.example.com:587.";

/**
 * How the mail server is reached; null without MAIL_URL. `smtps:` is TLS from the start, `smtp:` has to become TLS
 * before anything is said, except on loopback. Throws MailConfigError.
 */
export function mailSettingsOf(env: MailEnvironment, publicHost: string): MailSettings | null {
  if (env.MAIL_URL === undefined) {
    // The other settings of the server come along.
    const orphan = mailNames.options.find((name) => env[name] !== undefined);
    if (orphan !== undefined) {
      throw new MailConfigError(`${orphan} is set but MAIL_URL is not, so nothing could be sent.`);
    }
    return null;
  }
  const url = URL.canParse(env.MAIL_URL) ? new URL(env.MAIL_URL) : null;
  if (url === null || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "") {
    throw new MailConfigError(form);
  }
  if (url.username !== "" || url.password !== "") {
    throw new MailConfigError(
      "MAIL_URL must not hold a user or password: addresses end up in logs. Use MAIL_USER and MAIL_PASSWORD.",
    );
  }
  const implicit = url.protocol === "smtps:";
  const signIn = signInOf(env);
  const encryption = implicit ? "tls" : loopback.has(url.hostname) ? "none" : "starttls";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (implicit ? 465 : 587) : Number(url.port),
    encryption,
    signIn,
    domain: env.MAIL_DOMAIN ?? publicHost,
    ...(env.MAIL_CA_FILE === undefined
      ? {}
      : { certificateAuthority: readAuthority(env.MAIL_CA_FILE) }),
  };
}

function signInOf(env: MailEnvironment): MailSignIn {
  const {
    MAIL_USER: user,
    MAIL_PASSWORD: password,
    MAIL_OAUTH_TOKEN_URL: tokenUrl,
    MAIL_OAUTH_CLIENT_ID: clientId,
    MAIL_OAUTH_CLIENT_SECRET: clientSecret,
    MAIL_OAUTH_SCOPE: scope,
  } = env;
  const oauth = [tokenUrl, clientId, clientSecret, scope];
  if (oauth.every((value) => value === undefined)) {
    if (user === undefined && password === undefined) return { kind: "none" };
    if (user === undefined || password === undefined) {
      throw new MailConfigError("MAIL_USER and MAIL_PASSWORD belong together: set both or none.");
    }
    return { kind: "password", user, password };
  }
  if (
    tokenUrl === undefined ||
    clientId === undefined ||
    clientSecret === undefined ||
    scope === undefined ||
    user === undefined
  ) {
    throw new MailConfigError(
      "Signing in to the mail server by OAuth2 needs MAIL_USER, MAIL_OAUTH_TOKEN_URL, MAIL_OAUTH_CLIENT_ID, MAIL_OAUTH_CLIENT_SECRET and MAIL_OAUTH_SCOPE.",
    );
  }
  if (password !== undefined) {
    throw new MailConfigError("Set either MAIL_PASSWORD or the MAIL_OAUTH settings, not both.");
  }
  const token = URL.canParse(tokenUrl) ? new URL(tokenUrl) : null;
  if (token === null || (token.protocol !== "https:" && !loopback.has(token.hostname))) {
    throw new MailConfigError("MAIL_OAUTH_TOKEN_URL must be an address that begins with https://.");
  }
  return { kind: "oauth2", user, client: { tokenUrl, clientId, clientSecret, scope } };
}

function readAuthority(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new MailConfigError(`MAIL_CA_FILE names ${file}, which cannot be read.`);
  }
}
