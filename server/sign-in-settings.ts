import * as z from "zod";
import { trustedProxies } from "./sign-in/client-address.ts";
import type { OpenIdSettings } from "./sign-in/openid.ts";
import type { SignInSettings } from "./sign-in/sign-in.ts";

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The settings of signing in, each with its sentence; config.ts reads them. */
export const signInFields = z.object({
  LOCAL_ACCOUNTS: z
    .enum(["on", "off"], "LOCAL_ACCOUNTS must be on or off.")
    .default("on")
    .transform((value) => value === "on"),
  ENTRA_TENANT_ID: z
    .string()
    .regex(
      guid,
      "ENTRA_TENANT_ID must be the tenant's id, like 11111111-2222-3333-4444-555555555555.",
    )
    .toLowerCase()
    .optional(),
  ENTRA_CLIENT_ID: z
    .string()
    .regex(
      guid,
      "ENTRA_CLIENT_ID must be the application's id, like 11111111-2222-3333-4444-555555555555.",
    )
    .toLowerCase()
    .optional(),
  OPENID_ISSUER: z
    .string()
    .refine(isSecure, "OPENID_ISSUER must be the provider's address and begin with https://.")
    .optional(),
  OPENID_NAME: z.string().max(40, "OPENID_NAME can have at most 40 characters.").optional(),
  OPENID_CLIENT_ID: z.string().optional(),
  OPENID_AUDIENCE: z.string().optional(),
  OPENID_SCOPE: z
    .string()
    .regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, "OPENID_SCOPE must be one scope, without spaces.")
    .optional(),
  OPENID_ORIGINS: z
    .string()
    .default("")
    .transform((value) => value.split(/\s+/).filter((origin) => origin !== ""))
    .refine(
      (origins) => origins.every((origin) => secureOrigin.test(origin)),
      "OPENID_ORIGINS must be addresses like https://login.example.com, separated by spaces.",
    ),
  SECRETS_KEY: z
    .string()
    .transform((value) => Buffer.from(value, "base64"))
    .refine(
      (key) => key.length === 32,
      "SECRETS_KEY must be 32 random bytes in base64: openssl rand -base64 32 makes them.",
    )
    .optional(),
  SECOND_FACTOR: z
    .enum(["optional", "required"], "SECOND_FACTOR must be optional or required.")
    .default("optional")
    .transform((value) => value === "required"),
  TRUSTED_PROXY: z
    .string()
    .default("")
    .transform((value, check) => {
      const proxies = trustedProxies(value.split(/[\s,]+/).filter((one) => one !== ""));
      if (proxies) return proxies;
      check.addIssue({
        code: "custom",
        message:
          "TRUSTED_PROXY must be addresses or networks like 10.0.0.5 or 10.0.0.0/8, separated by spaces.",
      });
      return z.NEVER;
    }),
});

/** Checks what one setting alone does not show. */
export function checkSignInFields(
  fields: z.output<typeof signInFields>,
  refuse: (sentence: string) => void,
): void {
  const entra = [fields.ENTRA_TENANT_ID, fields.ENTRA_CLIENT_ID];
  const openid = {
    OPENID_ISSUER: fields.OPENID_ISSUER,
    OPENID_CLIENT_ID: fields.OPENID_CLIENT_ID,
    OPENID_AUDIENCE: fields.OPENID_AUDIENCE,
    OPENID_SCOPE: fields.OPENID_SCOPE,
  };
  const hasEntra = entra.some((value) => value !== undefined);
  const missing = Object.entries(openid).flatMap(([name, value]) =>
    value === undefined ? [name] : [],
  );
  const hasOpenId = missing.length < Object.keys(openid).length;
  if (hasEntra && entra.includes(undefined)) {
    refuse("ENTRA_TENANT_ID and ENTRA_CLIENT_ID belong together: one of them is missing.");
  }
  if (hasOpenId && missing.length > 0) {
    refuse(`The OpenID provider is not complete: ${missing.join(" and ")} is missing.`);
  }
  if (hasEntra && hasOpenId) {
    refuse("Set either ENTRA_… or OPENID_…: the firm has one provider.");
  }
  if (fields.SECOND_FACTOR && fields.SECRETS_KEY === undefined) {
    refuse("SECOND_FACTOR is required, and authenticator apps need a SECRETS_KEY.");
  }
  if (!fields.LOCAL_ACCOUNTS && !hasEntra && !hasOpenId) {
    refuse("LOCAL_ACCOUNTS is off and no provider is set, so nobody could sign in.");
  }
}

/** What the settings come to. */
export function signInSettings(fields: z.output<typeof signInFields>): SignInSettings {
  return {
    localAccounts: fields.LOCAL_ACCOUNTS,
    openid: entraOf(fields) ?? openIdOf(fields),
    secretsKey: fields.SECRETS_KEY ?? null,
    secondFactorRequired: fields.SECOND_FACTOR,
    trustedProxies: fields.TRUSTED_PROXY,
  };
}

/** Addresses that the pages ask when somebody signs in with the provider. */
export function providerOrigins(openid: OpenIdSettings | null, more: readonly string[]): string[] {
  return openid === null ? [] : [...new Set([new URL(openid.issuer).origin, ...more])];
}

function entraOf(fields: z.output<typeof signInFields>): OpenIdSettings | null {
  const { ENTRA_TENANT_ID: tenant, ENTRA_CLIENT_ID: clientId, OPENID_NAME: name } = fields;
  if (!tenant || !clientId) return null;
  return {
    kind: "entra",
    name: name ?? "Microsoft",
    issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
    clientId,
    audience: clientId,
    scope: `openid api://${clientId}/Billing.Use`,
    tokenScope: "Billing.Use",
  };
}

function openIdOf(fields: z.output<typeof signInFields>): OpenIdSettings | null {
  const {
    OPENID_ISSUER: issuer,
    OPENID_CLIENT_ID: clientId,
    OPENID_AUDIENCE: audience,
    OPENID_SCOPE: tokenScope,
    OPENID_NAME: name = "your organisation",
  } = fields;
  if (!issuer || !clientId || !audience || !tokenScope) return null;
  const scope = `openid ${tokenScope}`;
  return { kind: "openid", name, issuer, clientId, audience, scope, tokenScope };
}

/** URL takes a host with a semicolon, which would end a directive of the pages' policy. */
const secureOrigin = /^https:\/\/[a-z0-9.-]+(:\d+)?$/;

function isSecure(address: string): boolean {
  return URL.canParse(address) && secureOrigin.test(new URL(address).origin);
}
