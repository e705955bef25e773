import * as oauth from "oauth4webapi";
import type { AcceptLinkBody, OpenIdWay } from "#shared/wire/sign-in.ts";

/** What is to be done when the browser comes back from the provider. */
export type SignInIntent =
  | { kind: "window" }
  | { kind: "page"; address: "/admin" | "/account" }
  | { kind: "link"; token: string; setUp?: NonNullable<AcceptLinkBody["setUp"]> };

interface BegunSignIn {
  way: OpenIdWay;
  state: string;
  verifier: string;
  intent: SignInIntent;
}

/** Why a sign-in with the provider did not come to an end, in a sentence for the person. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  /** What was to be done, where it is known. */
  readonly intent: SignInIntent | null;

  constructor(sentence: string, intent: SignInIntent | null, cause?: unknown) {
    super(sentence, { cause });
    this.intent = intent;
  }
}

const begunKey = "billing-runs-begun-sign-in";
const returnAddress = (): string => new URL("/sign-in.html", location.origin).href;

/** Leaves for the provider (authorization code with PKCE); the browser comes back to /sign-in.html. */
export async function beginRedirect(way: OpenIdWay, intent: SignInIntent): Promise<void> {
  const server = await discover(way, intent);
  const begun = {
    way,
    state: oauth.generateRandomState(),
    verifier: oauth.generateRandomCodeVerifier(),
    intent,
  };
  if (server.authorization_endpoint === undefined) throw silent(way, intent);
  const address = new URL(server.authorization_endpoint);
  const query: Record<string, string> = {
    client_id: way.clientId,
    redirect_uri: returnAddress(),
    response_type: "code",
    scope: way.scope,
    state: begun.state,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: "S256",
    ...(way.resource === null ? {} : { resource: way.resource }),
  };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  sessionStorage.setItem(begunKey, JSON.stringify(begun));
  location.assign(address);
}

/** The provider's access token, once the browser is back, and what it was asked for. Throws ProviderError. */
export async function finishRedirect(): Promise<{ accessToken: string; intent: SignInIntent }> {
  const kept = sessionStorage.getItem(begunKey);
  sessionStorage.removeItem(begunKey);
  if (kept === null) {
    throw new ProviderError("This sign-in was not begun here, or it is over already.", null);
  }
  // safe because only beginRedirect writes it
  const { way, state, verifier, intent } = JSON.parse(kept) as BegunSignIn;
  const server = await discover(way, intent);
  const client = { client_id: way.clientId };
  try {
    const answer = oauth.validateAuthResponse(server, client, new URL(location.href), state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      answer,
      returnAddress(),
      verifier,
      {
        ...options(way),
        ...(way.resource === null ? {} : { additionalParameters: { resource: way.resource } }),
      },
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response);
    return { accessToken: tokens.access_token, intent };
  } catch (error) {
    const declined = error instanceof oauth.AuthorizationResponseError;
    throw new ProviderError(
      declined
        ? `${way.name} did not sign you in (${error.error}).`
        : `${way.name} did not give what is needed to sign you in here.`,
      intent,
      error,
    );
  }
}

async function discover(way: OpenIdWay, intent: SignInIntent): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(way.issuer);
  try {
    const response = await oauth.discoveryRequest(issuer, options(way));
    return await oauth.processDiscoveryResponse(issuer, response);
  } catch (error) {
    throw silent(way, intent, error);
  }
}

function silent({ name }: OpenIdWay, intent: SignInIntent, cause?: unknown): ProviderError {
  return new ProviderError(`${name} did not answer. Try again in a moment.`, intent, cause);
}

/** A server takes a provider without https only on its own machine (tests). */
function options({ issuer }: OpenIdWay) {
  return { [oauth.allowInsecureRequests]: issuer.startsWith("http://127.0.0.1:") };
}
