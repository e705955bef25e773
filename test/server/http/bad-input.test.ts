import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { problemCodes } from "#shared/wire/problem.ts";
import { listRoutes } from "../../../server/http/route-table.ts";
import type { ListedRoute } from "../../../server/http/route-table.ts";
import type { App } from "../../../server/http/app.ts";
import {
  newClient,
  newEntry,
  newFirm,
  newInvoice,
  newNumberSeries,
  newPeriod,
  newPerson,
  newRun,
  newTaxRate,
} from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

const hostileText = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "\ud800",
    "../..",
    "%00",
    "'; drop table runs; --",
    "=1+1",
    "🧾",
    "x".repeat(5_000),
  ),
  fc.string({ unit: "binary" }),
);
const hostileNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 1.5, 1e21, 1e308, Number.MAX_SAFE_INTEGER, 2 ** 63, -(2 ** 53)),
  fc.integer(),
);

/** Field names that the routes know, so that more than the first check is reached. */
const fieldNames = [
  ..."name invoiceDate grouping detailLevel clients entries keys code workItem key fingerprint".split(
    " ",
  ),
  ..."invoiceIds runId reason billingAccess sendExport admin method format".split(" "),
  ..."expectedInvoiceCount expectedTotals chunkCount expected target type __proto__".split(" "),
];
const fittingValues = new Map<string, fc.Arbitrary<unknown>>([
  ["invoiceDate", fc.constantFrom("2026-11-24", "2026-02-30", "0000-01-01", "9999-12-31", null)],
  ["grouping", fc.constantFrom("client", "client-and-column", "x")],
  ["detailLevel", fc.constantFrom("every-entry", "one-line", null)],
  ["method", fc.constantFrom("export", "send")],
  ["format", fc.constantFrom("xero-sales-csv", "x", null)],
  ["billingAccess", fc.boolean()],
  ["sendExport", fc.boolean()],
  ["admin", fc.constant(true)],
]);
const { body: anyBody } = fc.letrec<{ body: unknown; value: unknown; object: unknown }>((tie) => ({
  body: fc.oneof(tie("object"), tie("object"), tie("value")),
  value: fc.oneof(
    { depthSize: "small" },
    hostileText,
    hostileNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    tie("object"),
  ),
  object: fc
    .array(fc.constantFrom(...fieldNames), { maxLength: 6 })
    .chain((names) =>
      fc
        .tuple(...names.map((name) => fittingValues.get(name) ?? tie("value")))
        .map((values) => Object.fromEntries(names.map((name, index) => [name, values[index]]))),
    ),
}));

describeOnEachStore("bad input", (store) => {
  let app: App;
  let send: Send;
  let routes: ListedRoute[];
  let ids: string[];

  beforeAll(async () => {
    await newFirm(store);
    const period = await newPeriod(store);
    await newTaxRate(store);
    await newNumberSeries(store);
    const person = await newPerson(store, { admin: true });
    const client = await newClient(store);
    const run = await newRun(store, person);
    const invoice = await newInvoice(store, run, client);
    await newEntry(store, invoice);
    ids = [run.id, invoice.id, client.id, period.id];
    app = appOn(store, { trialPeople: [] });
    send = await signedIn(store, app, person);
    routes = listRoutes(app).filter(
      ({ path }) => path.startsWith("/api/") && path !== "/api/sign-out",
    );
  });

  it("never gets an answer that is our fault, and always a problem that says what is wrong", async () => {
    const known = new Set<string>(problemCodes);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(fc.oneof(fc.nat(), hostileText), { minLength: 2, maxLength: 2 }),
        fc.dictionary(
          fc.constantFrom("tab", "limit", "cursor", "search", "method", "x"),
          hostileText,
          { maxKeys: 2 },
        ),
        anyBody,
        fc.option(fc.constantFrom('"1"', '"2"', "*", "x", 'W/"1"'), { nil: undefined }),
        async (choice, parts, query, body, ifMatch) => {
          const route = routes[choice % routes.length];
          if (!route) throw new Error("There are no routes.");
          let part = 0;
          const path = route.path.replaceAll(/:\w+/g, () => {
            const wanted = parts[part++ % parts.length];
            return typeof wanted === "number"
              ? (ids[wanted % ids.length] ?? "none")
              : encodeURIComponent((wanted ?? "x").toWellFormed()) || "x";
          });
          const search = new URLSearchParams(query).toString();
          const response = await send(
            // safe because these are the methods of the routes
            route.method as "GET",
            `${path.replace("/api/", "")}${search ? `?${search}` : ""}`,
            {
              ...(route.method === "GET" ? {} : { body }),
              ...(ifMatch === undefined ? {} : { headers: { "if-match": ifMatch } }),
            },
          );
          expect(
            response.status,
            `${route.method} ${path}?${search} ${JSON.stringify(body)}`,
          ).toBeLessThan(500);
          if (response.status < 400) return;
          const problem = await problemIn(response);
          expect(known).toContain(problem.code);
          expect(problem.detail).toMatch(/[.!?]$/);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ["deep nesting", `${"[".repeat(200_000)}${"]".repeat(200_000)}`],
    ["deep objects", `${'{"target":'.repeat(50_000)}1${"}".repeat(50_000)}`],
    ["a number beyond all", '{"chunkCount": 1e999}'],
    ["bytes that are no text", "\ufffd\ufffd"],
    ["the same name twice", '{"name":"a","name":"b"}'],
  ])("such as %s is refused on every route that takes a body", async (_name, text) => {
    for (const { method, path } of routes) {
      if (method === "GET") continue;
      const address = path.replaceAll(/:\w+/g, () => ids[0] ?? "x").replace("/api/", "");
      // safe because these are the methods of the routes
      const response = await send(method as "POST", address, { text, version: 1 });
      expect(response.status, `${method} ${path}`).toBeLessThan(500);
    }
  });
});
