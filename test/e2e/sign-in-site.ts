import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeServer, root } from "../../server/compose.ts";
import { withPages } from "../../server/http/pages.ts";
import { listen } from "../../server/listen.ts";
import { manifestFor } from "../../server/manifest.ts";
import { trustedProxies } from "../../server/sign-in/client-address.ts";
import { openSqlite } from "../../server/storage/stores/sqlite.ts";
import { buildBrowserParts } from "../../server/trial/build-browser-parts.ts";
import { makeSetUpLink } from "../../server/use-cases/sign-in/make-set-up-link.ts";
import type { Clock } from "../../server/use-cases/context.ts";
import { startOpenIdPeer } from "../server/sign-in/openid-peer.ts";

/** What `npm run serve` puts together, on loopback and with an empty database, beside a real OpenID provider. */
export interface SignInSite {
  url: string;
  /** As the console would print it. */
  setUpLink: string;
  /** Time can be let pass. */
  clock: Clock & { advanceSeconds(seconds: number): void };
  stop(): Promise<void>;
}

/** Time goes on from `startsAt`; tokens of the provider are of the machine's own time, so who needs them names none. */
export async function startSignInSite({
  startsAt,
  secondFactorRequired = false,
}: { startsAt?: string; secondFactorRequired?: boolean } = {}): Promise<SignInSite> {
  await buildBrowserParts();
  const folder = await mkdtemp(join(tmpdir(), "billing-runs-sign-in-"));
  // A provider lets a program on the same machine have any port (RFC 8252).
  const peer = await startOpenIdPeer(["http://127.0.0.1/sign-in.html"]);
  const database = await openSqlite(join(folder, "firm.sqlite"));
  let ahead = startsAt === undefined ? 0 : Date.parse(startsAt) - Date.now();
  const clock = {
    now: () => new Date(Date.now() + ahead).toISOString(),
    advanceSeconds: (seconds: number) => {
      ahead += seconds * 1_000;
    },
  };
  const proxies = trustedProxies([]);
  if (!proxies) throw new Error("None is none.");
  const server = composeServer({
    database,
    logLevel: "error",
    trialPeople: null,
    clock,
    signIn: {
      localAccounts: true,
      secretsKey: randomBytes(32),
      secondFactorRequired,
      trustedProxies: proxies,
      openid: {
        kind: "openid",
        name: "Firm login",
        issuer: peer.issuer,
        clientId: peer.clientId,
        audience: peer.audience,
        scope: `openid ${peer.scope}`,
        tokenScope: peer.scope,
      },
    },
  });
  const site = withPages(
    {
      folder: join(root, "dist"),
      pages: [
        { address: "/pane.html", file: "pane.html", kind: "pane" },
        // A workbook beside the pane, in place of Excel; it knows nobody of this firm.
        { address: "/excel", file: "trial.html", kind: "trial" },
        { address: "/admin", file: "admin.html", kind: "alone" },
        { address: "/welcome", file: "account.html", kind: "alone" },
        { address: "/account", file: "account.html", kind: "alone" },
        { address: "/sign-in.html", file: "sign-in.html", kind: "dialog" },
      ],
      frameAncestors: [],
      providerOrigins: [peer.issuer],
      officeJsFolder: join(root, "node_modules/@microsoft/office-js/dist"),
      manifest: manifestFor("http://127.0.0.1"),
      https: false,
    },
    server.fetch,
  );
  const listening = await listen({ fetch: site.fetch, host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${listening.port}`;
  const setUp = await makeSetUpLink(database, clock);
  return {
    url,
    setUpLink: `${url}${setUp?.path ?? ""}`,
    clock,
    stop: async () => {
      await listening.stop();
      await server.stop();
      await database.close();
      await peer.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
