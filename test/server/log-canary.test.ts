import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requestLog } from "../../server/http/request-log.ts";
import { listRoutes } from "../../server/http/route-table.ts";
import type { ListedRoute } from "../../server/http/route-table.ts";
import { openSqlite } from "../../server/storage/stores/sqlite.ts";
import type { Database } from "../../server/storage/database.ts";
import { newFirmToPost } from "./posting/posting-fixture.ts";
import { allRows } from "./http/permission-matrix/all-rows.ts";
import { requestFor } from "./http/permission-matrix/asking.ts";
import { castFor } from "./http/permission-matrix/cast.ts";
import type { Asker } from "./http/permission-matrix/cast.ts";
import { expectedOf, isRefusal } from "./http/permission-matrix/expected.ts";
import { thingsFor } from "./http/permission-matrix/things.ts";
import { appOn } from "./serve.ts";
import { fixedClock, renderPool, sequentialIds } from "./stores.ts";
import type { Store } from "./stores.ts";
import { freePort } from "./free-port.ts";

const root = join(import.meta.dirname, "../..");
/** In everything that is a person's, a client's or a secret; an amount that nothing else comes to. */
const canaries = [/canary/i, /987654321/];

/** Those of the matrix whose requests end in different parts of the server. */
const differently = new Set([
  "every right",
  "no rights",
  "nobody",
  "an admin's token that has expired",
  "an admin who has been disabled",
]);

/** What is asked must not depend on the server that answers. */
type Ask = (address: string, init: RequestInit) => Promise<number>;

describe("what is logged", () => {
  let folder: string;
  let file: string;
  let database: Database;
  let store: Store;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "billing-runs-canary-"));
    file = join(folder, "firm.sqlite");
    process.umask(0o077);
    database = await openSqlite(file);
    const clock = fixedClock(new Date().toISOString());
    const ids = sequentialIds();
    const contextFor: Store["contextFor"] = (actor) => ({
      database,
      clock,
      ids,
      actor,
      mailConfigured: false,
      renderPool,
    });
    const reopen = () => openSqlite(file);
    store = { kind: "sqlite", database, clock, ids, renderPool, contextFor, reopen };
    await newFirmToPost(store);
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  /**
   * Asks every route as everybody: well, with things that have a canary in every name, and not well, with a canary
   * in the address, the query, the headers and the body. Answers with the tokens that were used.
   */
  async function askEverything(ask: Ask, skip: (route: ListedRoute) => boolean) {
    const cast = await castFor(store);
    const askers = cast.askers.filter(({ name }) => differently.has(name));
    expect(askers.length).toBe(differently.size);
    const routes = listRoutes(appOn(store)).filter((route) => !skip(route));
    const statuses = new Map<number, number>();
    const send = async (asker: Asker, address: string, init: RequestInit) => {
      const headers = { ...canaryHeaders, ...asker.headers, ...headersOf(init) };
      const status = await ask(address, { ...init, headers });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    };
    for (const { method, path, guard } of routes) {
      for (const row of allRows.get(`${method} ${path}`) ?? []) {
        for (const asker of askers) {
          if (guard === null || row.endsSession) continue;
          if (isRefusal(expectedOf(guard, row, asker, "visible")) && asker.refusal === null)
            continue;
          const owner = asker.person ?? cast.maker;
          const things = await thingsFor(store, cast, { hidden: false, owner });
          await nameCanaries();
          const request = await requestFor(row, "visible", things);
          const parts = request.path ?? {};
          const address = path.replaceAll(/:(\w+)/g, (_, name: string) =>
            encodeURIComponent(parts[name] ?? ""),
          );
          const version =
            request.version === undefined ? {} : { "if-match": `"${request.version}"` };
          const body = withCanaries(request.body);
          await send(asker, `${address}${request.query ?? ""}`, {
            method,
            headers: version,
            ...body,
          });
          await send(asker, path.replaceAll(/:\w+/g, "canary-id"), {
            method,
            headers: version,
            ...body,
          });
          await send(asker, `${address}?canary=canary-query`, { method, ...broken(request.body) });
        }
      }
    }
    const tokens = askers.flatMap(({ headers }) => headers["authorization"]?.slice(7) ?? []);
    return { statuses, tokens };
  }

  /** Everything that is stored of people and clients bears a canary. */
  async function nameCanaries(): Promise<void> {
    await database.write(async (trx) => {
      const named = (table: string, columns: readonly string[]) =>
        Promise.all(
          columns.map((column) =>
            sql`update ${sql.table(table)} set ${sql.ref(column)} = 'canary ' || ${sql.ref(column)}
              where ${sql.ref(column)} not like 'canary %'`.execute(trx),
          ),
        );
      await named("people", ["name", "email"]);
      await named("clients", ["name"]);
      await named("runs", ["name"]);
      await named("invoices", ["client_name", "email"]);
      await named("entries", ["description", "person", "partner", "work_item"]);
    });
  }

  function expectNoCanary(log: string, tokens: readonly string[]): void {
    for (const canary of canaries) expect(log).not.toMatch(canary);
    const told = tokens.filter((token) => log.includes(token));
    // An admin's id as a token is the id of a person, which the log may hold.
    expect(told.filter((token) => !/^[0-9a-f]{8}-/.test(token))).toEqual([]);
  }

  it("at every level holds no name, address, amount or token, whatever is asked and comes of it", async () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const app = appOn(store, { log: requestLog(pino({ level: "trace" }, stream)) });
    const ask: Ask = async (address, init) => (await app.request(address, init)).status;
    const { statuses, tokens } = await askEverything(ask, () => false);
    expect(lines.length).toBe([...statuses.values()].reduce((sum, count) => sum + count, 0));
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 401, 404]));
    expectNoCanary(lines.join(""), tokens);
  });

  it("by the server as it is started holds none either, on the console and when it fails", async () => {
    const port = await freePort();
    const child = spawn(process.execPath, [join(root, "server/main.ts")], {
      cwd: root,
      env: {
        PATH: process.env["PATH"] ?? "",
        PUBLIC_URL: "https://billing.example.com",
        DATABASE_URL: `sqlite:${file}`,
        PORT: String(port),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = once(child, "exit");
    let output = "";
    const ready = new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk) => {
          output += String(chunk);
          if (output.includes("Ready")) resolve();
        });
      }
    });
    await Promise.race([ready, ended]);
    const ask: Ask = async (address, init) => {
      const response = await fetch(`http://127.0.0.1:${port}${address}`, init);
      await response.arrayBuffer();
      return response.status;
    };
    // What is posted here would be delivered there.
    const posts = ({ path }: ListedRoute) => path.includes("export") || path.includes("download");
    const { statuses, tokens } = await askEverything(ask, posts);
    expect(statuses.get(200)).toBeGreaterThan(50);
    const failing =
      "create trigger canary before insert on audit begin select raise(abort, 'canary'); end";
    await database.write((trx) => sql.raw(failing).execute(trx));
    // The first is that of the person without rights, the second of the one with all.
    const everything = tokens[1] ?? "";
    const headers = { authorization: `Bearer ${everything}`, "content-type": "application/json" };
    const body = JSON.stringify({ name: "Canary Ltd", code: "canary" });
    expect(await ask("/api/clients", { method: "POST", headers, body })).toBe(500);
    child.kill("SIGTERM");
    await ended;
    expect(output).toContain('"failed"');
    expect(output).toContain('"/api/runs/:runId"');
    expectNoCanary(output, tokens);
  });
});

const canaryHeaders = {
  "user-agent": "canary-agent",
  referer: "https://canary.example/canary",
  cookie: "session=canary",
  "x-forwarded-for": "canary",
  "x-request-id": "canary-request",
};

function headersOf({ headers, body }: RequestInit): Record<string, string> {
  const given = Object.fromEntries(new Headers(headers ?? {}));
  return body === undefined ? given : { "content-type": "application/json", ...given };
}

/** The texts of a body that people write bear a canary. */
function withCanaries(body: unknown): { body?: string } {
  if (body === undefined) return {};
  const written = /"(Made|Renamed|Named|New client|Uploaded|A late|Month-end|Ana|Tom)/g;
  return { body: JSON.stringify(body).replaceAll(written, '"Canary $1') };
}

function broken(body: unknown): { body?: string } {
  if (body === undefined) return {};
  const bad = { canary: "canary-body", valueMinor: 987_654_321, email: "canary@canary.example" };
  return { body: JSON.stringify(typeof body === "object" ? { ...body, ...bad } : bad) };
}
