import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { composeServer, root, systemClock } from "../compose.ts";
import { readTrialConfig } from "../config.ts";
import { withPages } from "../http/pages.ts";
import type { Page } from "../http/pages.ts";
import { listen, stopOnSignal } from "../listen.ts";
import type { Listening, Serve } from "../listen.ts";
import { manifestFor } from "../manifest.ts";
import { openSqlite } from "../storage/stores/sqlite.ts";
import { beginAfresh } from "./begin-afresh.ts";
import { buildBrowserParts } from "./build-browser-parts.ts";
import { onlyLoopbackNames } from "./only-loopback-names.ts";
import { startMailCatcher } from "./mail-catcher.ts";
import { withMailPages } from "./mail-pages.ts";
import { postEarlierRun } from "./post-earlier-run.ts";
import { seedTrial, trialPeople } from "./seed.ts";
import { keptSecretsKey, trialSignIn } from "./trial-sign-in.ts";

const loopback = "127.0.0.1";

const pages: readonly Page[] = [
  { address: "/", file: "trial.html", kind: "trial" },
  { address: "/trial", file: "trial.html", kind: "trial" },
  { address: "/trial.html", file: "trial.html", kind: "trial" },
  { address: "/pane.html", file: "pane.html", kind: "pane" },
  { address: "/support.html", file: "support.html", kind: "alone" },
  { address: "/admin", file: "admin.html", kind: "alone" },
  { address: "/welcome", file: "account.html", kind: "alone" },
  { address: "/account", file: "account.html", kind: "alone" },
  { address: "/sign-in.html", file: "sign-in.html", kind: "dialog" },
];

/** The trial: everything on one local port, with embedded defaults; `--fresh` begins anew. */
async function start(fresh: boolean): Promise<void> {
  const config = readTrialConfig();
  const dataFolder = resolve(root, config.folder);
  const databaseFile = join(dataFolder, "firm.sqlite");
  const mailFolder = join(dataFolder, "mail");
  if (fresh) {
    await beginAfresh(databaseFile);
    await rm(mailFolder, { recursive: true, force: true });
  }
  console.log("Building the browser parts, if they have changed …");
  await buildBrowserParts();
  await mkdir(dataFolder, { recursive: true });
  const database = await openSqlite(databaseFile);
  if (await seedTrial(database, systemClock.now())) await postEarlierRun(database);
  const catcher = await startMailCatcher(mailFolder);
  const server = composeServer({
    database,
    mail: {
      host: loopback,
      port: catcher.port,
      encryption: "none",
      signIn: { kind: "none" },
      domain: "trial.example",
    },
    logLevel: config.logLevel,
    trialPeople,
    signIn: trialSignIn(await keptSecretsKey(dataFolder)),
  });
  const site = withPages(
    {
      folder: join(root, "dist"),
      pages,
      frameAncestors: [],
      providerOrigins: [],
      officeJsFolder: join(root, "node_modules/@microsoft/office-js/dist"),
      manifest: manifestFor(`http://${loopback}:${config.port}`),
      https: false,
    },
    withMailPages(catcher, server.fetch),
  );
  const listening = await listenNear(config.port, onlyLoopbackNames(site.fetch));
  console.log(`Ready: http://${loopback}:${listening.port}/`);
  stopOnSignal(async () => {
    await Promise.all([listening.stop(), server.stop()]);
    await catcher.stop();
    await database.close();
  });
}

/** On the wanted port, or another free one when something else has it. */
async function listenNear(port: number, fetch: Serve): Promise<Listening> {
  try {
    return await listen({ fetch, host: loopback, port });
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!taken) throw error;
    console.log(`Port ${port} is taken by another program; another free one is used.`);
    return listen({ fetch, host: loopback, port: 0 });
  }
}

try {
  await start(process.argv.includes("--fresh"));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
