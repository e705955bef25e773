import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import type { JWTPayload } from "jose";
import type { OpenIdWay } from "#shared/wire/sign-in.ts";
import { AppError } from "../domain/app-error.ts";

/** The firm's OpenID provider, as configured. */
export interface OpenIdSettings {
  kind: OpenIdWay["kind"];
  name: string;
  issuer: string;
  clientId: string;
  /** Whom tokens must be for. */
  audience: string;
  /** What the browser asks for. */
  scope: string;
  /** What a token must hold of it. */
  tokenScope: string;
}

export interface OpenIdProvider {
  way: OpenIdWay;
  /**
   * Whom an access token means, in the same text each time: tenant and object of Entra, else issuer and subject;
   * never an e-mail address, which changes hands. Throws `sign-in-refused` or `unavailable`.
   */
  subjectOf(accessToken: string, now: string): Promise<string>;
}

const algorithms = ["RS256", "ES256"];
const clockToleranceSeconds = 60;
const longestWaitMilliseconds = 5_000;

/** Asks the provider for its keys when the first token comes, and again when a token names one that is new. */
export function openIdProvider(settings: OpenIdSettings): OpenIdProvider {
  const { kind, name, issuer, clientId, audience, scope, tokenScope } = settings;
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | null = null;
  const readKeys = async () => {
    keys ??= discoverKeys(issuer);
    return keys.catch((error: unknown) => {
      keys = null;
      throw error;
    });
  };
  return {
    way: {
      kind,
      name,
      issuer,
      clientId,
      scope,
      resource: kind === "openid" && URL.canParse(audience) ? audience : null,
    },
    async subjectOf(accessToken, now) {
      const payload = await verified(accessToken, name, async () =>
        jwtVerify(accessToken, await readKeys(), {
          algorithms,
          issuer,
          audience,
          requiredClaims: kind === "entra" ? ["exp", "oid", "tid"] : ["exp", "sub"],
          clockTolerance: clockToleranceSeconds,
          currentDate: new Date(now),
        }),
      );
      const { tid, oid, sub } = payload;
      const subject = kind === "entra" ? joined(tid, ":", oid) : joined(issuer, "|", sub);
      const fault = claimFault(payload, { kind, clientId, tokenScope });
      if (subject === null || fault !== null) throw notAccepted(name);
      return subject;
    },
  };
}

function joined(realm: unknown, separator: string, name: unknown): string | null {
  if (typeof realm !== "string" || typeof name !== "string" || name === "") return null;
  return `${realm}${separator}${name}`;
}

async function verified(
  accessToken: string,
  name: string,
  verify: () => Promise<{ payload: JWTPayload }>,
): Promise<JWTPayload> {
  try {
    return (await verify()).payload;
  } catch (error) {
    const ofProvider = error instanceof ProviderSilent || error instanceof errors.JWKSTimeout;
    if (ofProvider || !(error instanceof errors.JOSEError)) {
      throw new AppError(
        "unavailable",
        `${name} could not be asked whether this sign-in is right. Try again in a moment.`,
      );
    }
    throw notAccepted(name);
  }
}

/** What jose does not look at; null when nothing is wrong. */
function claimFault(
  payload: JWTPayload,
  { kind, clientId, tokenScope }: Pick<OpenIdSettings, "kind" | "clientId" | "tokenScope">,
): "version" | "scope" | "client" | null {
  if (kind === "entra" && payload["ver"] !== "2.0") return "version";
  // Tokens of a program without a person have no scope, and neither has an ID token.
  const given = payload["scp"] ?? payload["scope"];
  const scopes = typeof given === "string" ? given.split(" ") : [];
  if (!scopes.includes(tokenScope)) return "scope";
  const client = payload["azp"] ?? payload["client_id"];
  return client === undefined || client === clientId ? null : "client";
}

function notAccepted(name: string): AppError {
  return new AppError(
    "sign-in-refused",
    `What ${name} answered cannot be used to sign in here. Sign in again; if it stays so, ask an admin of your firm.`,
  );
}

class ProviderSilent extends Error {}

async function discoverKeys(issuer: string): Promise<ReturnType<typeof createRemoteJWKSet>> {
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const signal = AbortSignal.timeout(longestWaitMilliseconds);
  const known: unknown = await fetch(address, { signal, redirect: "error" })
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null);
  const jwksUri =
    known !== null && typeof known === "object" ? Reflect.get(known, "jwks_uri") : null;
  if (typeof jwksUri !== "string" || !URL.canParse(jwksUri)) throw new ProviderSilent();
  return createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: longestWaitMilliseconds });
}
