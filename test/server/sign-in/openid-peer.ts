import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { Provider } from "oidc-provider";
import { exportJWK, generateKeyPair } from "jose";
import type { CryptoKey } from "jose";

/** A real OpenID provider on loopback that issues JWT access tokens for one API. */
export interface OpenIdPeer {
  issuer: string;
  clientId: string;
  audience: string;
  scope: string;
  /** Signs what the provider itself would never say. */
  key: CryptoKey;
  keyId: string;
  stop(): Promise<void>;
}

export const peerScope = "billing";

/**
 * Starts the provider. Whoever signs in there is who they say: its own development pages ask for a name and take
 * any password.
 */
export async function startOpenIdPeer(
  redirectUris: readonly string[],
  port = 0,
): Promise<OpenIdPeer> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const keyId = "peer-key";
  const jwk = { ...(await exportJWK(privateKey)), kid: keyId, alg: "RS256", use: "sig" };
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${portOf(server)}`;
  const clientId = "billing-runs";
  const audience = "https://billing.example/api";
  const provider = new Provider(issuer, {
    jwks: { keys: [jwk] },
    clients: [
      {
        client_id: clientId,
        application_type: "native",
        token_endpoint_auth_method: "none",
        redirect_uris: [...redirectUris],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    scopes: ["openid", peerScope],
    pkce: { required: () => true },
    clientBasedCORS: () => true,
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId }),
    }),
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: peerScope,
          audience,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
  });
  const handle = provider.callback();
  server.on("request", (request, response) => void handle(request, response));
  return {
    issuer,
    clientId,
    audience,
    scope: peerScope,
    key: privateKey,
    keyId,
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}
