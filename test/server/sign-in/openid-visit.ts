import { createHash, randomBytes } from "node:crypto";
import type { OpenIdPeer } from "./openid-peer.ts";

/**
 * Signs in at the provider's own pages as somebody, as a browser would, and comes back with an access token for the
 * API.
 */
export async function accessTokenOf(
  peer: OpenIdPeer,
  accountName: string,
  redirectUri: string,
  scope = `openid ${peer.scope}`,
): Promise<string> {
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    client_id: peer.clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope,
    resource: peer.audience,
    state: "state",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const browser = cookieBrowser();
  let answer = await browser(`${peer.issuer}/auth?${query}`);
  for (let step = 0; step < 10; step++) {
    const location = answer.headers.get("location");
    if (location?.startsWith(redirectUri)) {
      return exchange(
        peer,
        new URL(location).searchParams.get("code") ?? "",
        verifier,
        redirectUri,
      );
    }
    if (location !== null) {
      answer = await browser(new URL(location, peer.issuer).href);
      continue;
    }
    const page = await answer.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (action === undefined || prompt === undefined) throw new Error(`No form in: ${page}`);
    const fields = prompt === "login" ? { prompt, login: accountName, password: "x" } : { prompt };
    answer = await browser(new URL(action, peer.issuer).href, new URLSearchParams(fields));
  }
  throw new Error("The provider did not come to an end.");
}

async function exchange(
  peer: OpenIdPeer,
  code: string,
  verifier: string,
  redirectUri: string,
): Promise<string> {
  const response = await fetch(`${peer.issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: peer.clientId,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      resource: peer.audience,
    }),
  });
  const answer: unknown = await response.json();
  const token =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, "access_token") : null;
  if (typeof token !== "string") throw new Error(`No token in ${JSON.stringify(answer)}`);
  return token;
}

function cookieBrowser() {
  const cookies = new Map<string, string>();
  return async (url: string, form?: URLSearchParams): Promise<Response> => {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form === undefined ? {} : { method: "POST", body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
}
