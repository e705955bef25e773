import { existsSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import * as z from "zod";
import { MailConfigError, mailFields, mailSettingsOf } from "./mail-config.ts";
import type { MailSettings } from "./posting/mail/mail-settings.ts";
import { unsafeSettings } from "./unsafe-settings.ts";
import {
  checkSignInFields,
  providerOrigins,
  signInFields,
  signInSettings,
} from "./sign-in-settings.ts";
import type { SignInSettings } from "./sign-in/sign-in.ts";

/** What a start needs to know; this file alone reads the environment. */
export interface ServerConfig {
  port: number;
  host: string;
  /** Where people reach the server, without a slash at the end. */
  publicUrl: string;
  database: { kind: "sqlite"; path: string } | { kind: "postgres"; url: string };
  /** Hosts besides Microsoft's that may frame the pane. */
  frameAncestors: string[];
  signIn: SignInSettings;
  /** Addresses of the OpenID provider that the pages may ask. */
  providerOrigins: string[];
  logLevel: LogLevel;
  /** A font (TTF or OTF) for alphabets that Noto Sans lacks, on invoices. */
  extraFontPath: string | null;
  /** How mail is sent; null: invoices can only be exported. */
  mail: MailSettings | null;
}

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
type LogLevel = (typeof logLevels)[number];

/** What is wrong with the settings, one sentence each. */
export class ConfigError extends Error {
  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "ConfigError";
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const port = z
  .string()
  .regex(/^\d{1,5}$/, "PORT must be a number from 1 to 65535.")
  .transform(Number)
  .refine((value) => value > 0 && value < 65_536, "PORT must be a number from 1 to 65535.");

const logLevel = z.enum(logLevels, `LOG_LEVEL must be one of ${logLevels.join(", ")}.`);

const serverSettings = z.object({
  PORT: port.default(8080),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: z
    .string("PUBLIC_URL is missing: the address at which people reach this server, https://…")
    .transform((value, check) => secureOrigin(value, check)),
  DATABASE_URL: z
    .string(
      "DATABASE_URL is missing: sqlite:/path/to/firm.sqlite or postgres://user:password@host/database.",
    )
    .transform((value, check) => databaseOf(value, check)),
  FRAME_ANCESTORS: z
    .string()
    .default("")
    .transform((value) => value.split(/\s+/).filter((host) => host !== ""))
    .refine(
      (hosts) => hosts.every((host) => /^https:\/\/(\*\.)?[\w-]+(\.[\w-]+)+(:\d+)?$/.test(host)),
      "FRAME_ANCESTORS must be addresses like https://office.example.com or https://*.example.com, separated by spaces.",
    ),
  LOG_LEVEL: logLevel.default("info"),
  ...mailFields,
  INVOICE_FONT: z
    .string()
    .refine(
      (path) => isAbsolute(path) && existsSync(path),
      "INVOICE_FONT must be the whole path of a font file (TTF or OTF, no collection) that exists.",
    )
    .optional(),
  ...signInFields.shape,
});

const completeSettings = serverSettings.superRefine((settings, check) => {
  checkSignInFields(settings, (message) => check.addIssue({ code: "custom", message }));
});

/** Settings of production. Throws a ConfigError with a sentence for each that is missing or unsafe. */
export function readServerConfig(environment: Environment = process.env): ServerConfig {
  const settings = understood(completeSettings, environment, unsafeSettings(environment));
  const signIn = signInSettings(settings);
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL,
    database: settings.DATABASE_URL,
    frameAncestors: settings.FRAME_ANCESTORS,
    signIn,
    providerOrigins: providerOrigins(signIn.openid, settings.OPENID_ORIGINS),
    logLevel: settings.LOG_LEVEL,
    extraFontPath: settings.INVOICE_FONT ?? null,
    mail: understoodMail(settings),
  };
}

function understoodMail(settings: z.output<typeof serverSettings>): MailSettings | null {
  try {
    return mailSettingsOf(settings, new URL(settings.PUBLIC_URL).hostname);
  } catch (error) {
    if (error instanceof MailConfigError) throw new ConfigError([error.message]);
    throw error;
  }
}

const trialSettings = z.object({
  PORT: port.default(3000),
  LOG_LEVEL: logLevel.default("warn"),
  TRIAL_FOLDER: z.string().default(".trial"),
});

/** Settings of the trial: all have defaults. */
export function readTrialConfig(environment: Environment = process.env): {
  port: number;
  logLevel: LogLevel;
  /** Where the trial keeps its data; a relative path starts at the project. */
  folder: string;
} {
  const settings = understood(trialSettings, environment);
  return { port: settings.PORT, logLevel: settings.LOG_LEVEL, folder: settings.TRIAL_FOLDER };
}

/** Settings of a command on the database alone. */
export function readDatabaseConfig(
  environment: Environment = process.env,
): ServerConfig["database"] {
  const { DATABASE_URL } = understood(serverSettings.pick({ DATABASE_URL: true }), environment);
  return DATABASE_URL;
}

function understood<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
  unsafe: readonly string[] = [],
): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (result.success && unsafe.length === 0) return result.data;
  const issues = result.error?.issues ?? [];
  throw new ConfigError([...issues.map((issue) => issue.message), ...unsafe]);
}

function secureOrigin(value: string, check: z.core.$RefinementCtx): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || url.pathname !== "/" || url.search !== "" || url.username !== "") {
    return fault(check, "PUBLIC_URL must be an address like https://billing.example.com.");
  }
  if (url.protocol !== "https:") {
    return fault(
      check,
      "PUBLIC_URL must begin with https://: Excel opens the pane over https only, and tokens must not travel in the clear.",
    );
  }
  return url.origin;
}

function databaseOf(value: string, check: z.core.$RefinementCtx): ServerConfig["database"] {
  if (/^postgres(ql)?:\/\//.test(value)) {
    const url = URL.canParse(value) ? new URL(value) : null;
    if (!url) return fault(check, "DATABASE_URL is not a PostgreSQL address that can be read.");
    const local = ["localhost", "127.0.0.1", "[::1]", ""].includes(url.hostname);
    const encrypted = ["require", "verify-ca", "verify-full"].includes(
      url.searchParams.get("sslmode") ?? "",
    );
    if (!local && !encrypted) {
      return fault(
        check,
        "DATABASE_URL leads to another machine without encryption: add ?sslmode=verify-full to it.",
      );
    }
    return { kind: "postgres", url: value };
  }
  const path = /^sqlite:(.+)$/.exec(value)?.[1];
  if (!path) {
    return fault(check, "DATABASE_URL must begin with sqlite: or postgres://.");
  }
  return { kind: "sqlite", path: isAbsolute(path) ? path : resolve(path) };
}

function fault(check: z.core.$RefinementCtx, message: string): never {
  check.addIssue({ code: "custom", message });
  return z.NEVER;
}
