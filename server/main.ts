import { join } from "node:path";
import { composeServer, root, systemClock } from "./compose.ts";
import { ConfigError, readServerConfig } from "./config.ts";
import type { ServerConfig } from "./config.ts";
import { loadTypeface } from "./documents/type/typeface.ts";
import { officeFrameAncestors } from "./http/page-policy.ts";
import { withPages } from "./http/pages.ts";
import { listen, stopOnSignal } from "./listen.ts";
import { manifestFor } from "./manifest.ts";
import { openDatabase } from "./open-database.ts";
import { unsafeDatabaseFile } from "./unsafe-files.ts";
import { makeSetUpLink } from "./use-cases/sign-in/make-set-up-link.ts";

/** Production: settings from the environment, refusing what is unsafe. */
async function start(config: ServerConfig): Promise<void> {
  // What this program writes is its own: nobody else on the machine reads the database or its log.
  process.umask(0o077);
  if (config.database.kind === "sqlite") {
    const refusal = unsafeDatabaseFile(config.database.path, root);
    if (refusal !== null) throw new ConfigError([refusal]);
  }
  const database = await openDatabase(config.database);
  const { logLevel, extraFontPath, signIn, mail } = config;
  // A font that cannot be read is told now, not with the first invoice.
  await loadTypeface(extraFontPath);
  const server = composeServer({
    database,
    logLevel,
    extraFontPath,
    signIn,
    mail,
    trialPeople: null,
  });
  const site = withPages(
    {
      folder: join(root, "dist"),
      pages: [
        { address: "/pane.html", file: "pane.html", kind: "pane" },
        { address: "/support.html", file: "support.html", kind: "alone" },
        { address: "/admin", file: "admin.html", kind: "alone" },
        { address: "/welcome", file: "account.html", kind: "alone" },
        { address: "/account", file: "account.html", kind: "alone" },
        { address: "/sign-in.html", file: "sign-in.html", kind: "dialog" },
      ],
      frameAncestors: [...officeFrameAncestors, ...config.frameAncestors],
      providerOrigins: config.providerOrigins,
      officeJsFolder: null,
      manifest: manifestFor(config.publicUrl),
      https: true,
    },
    server.fetch,
  );
  const { trustedProxies } = config.signIn;
  const listening = await listen({
    fetch: site.fetch,
    host: config.host,
    port: config.port,
    mayConnect: (address) => trustedProxies.has(address),
  });
  const setUp = await makeSetUpLink(database, systemClock);
  if (setUp) {
    console.log(
      `Nobody is an admin yet. Open this link once, within seven days, to set the firm up:\n${config.publicUrl}${setUp.path}`,
    );
  }
  console.log(`Ready at ${config.publicUrl}, listening on ${config.host}:${listening.port}.`);
  stopOnSignal(async () => {
    // Together, because both let what is in hand finish, and all of it has to be over within ten seconds.
    await Promise.all([listening.stop(), server.stop()]);
    await database.close();
  });
}

try {
  await start(readServerConfig());
} catch (error) {
  const sentence = error instanceof Error ? error.message : String(error);
  console.error(
    error instanceof ConfigError ? sentence : `The server could not start: ${sentence}`,
  );
  process.exitCode = 1;
}
