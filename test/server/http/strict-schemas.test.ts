import { beforeAll, expect, it } from "vitest";
import type { App } from "../../../server/http/app.ts";
import { newFirm, newPerson } from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";
import { describedOperations, fieldsOf } from "./fuzz/described-operations.ts";
import type { Operation, ValueSchema } from "./fuzz/described-operations.ts";

/** What a schema leaves open, with its place: an object that takes any key, or a value of any kind. */
function openPlaces(schema: ValueSchema, place = "body"): string[] {
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) return forms.flatMap((form, index) => openPlaces(form, `${place}|${index}`));
  if (schema.const !== undefined || schema.enum) return [];
  if (schema.type === undefined) return [`${place} may be anything`];
  if (schema.type === "array") return openPlaces(schema.items ?? {}, `${place}[]`);
  if (schema.type !== "object") return [];
  const closed = schema.additionalProperties === false || schema.propertyNames?.enum !== undefined;
  const open = closed ? [] : [`${place} takes any key`];
  return [
    ...open,
    ...fieldsOf(schema).flatMap(([name, one]) => openPlaces(one, `${place}.${name}`)),
  ];
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
}

function depthOf(schema: ValueSchema): number {
  const inside = [
    ...(schema.anyOf ?? schema.oneOf ?? []).map((form) => depthOf(form) - 1),
    ...fieldsOf(schema).map(([, field]) => depthOf(field)),
    ...(schema.items ? [depthOf(schema.items)] : []),
  ];
  return 1 + Math.max(0, ...inside);
}

describeOnEachStore("what comes with a request", (store) => {
  let app: App;
  let send: Send;
  let operations: Operation[];

  beforeAll(async () => {
    await newFirm(store);
    app = appOn(store, { trialPeople: [] });
    send = await signedIn(store, app, await newPerson(store, { admin: true }));
    operations = await describedOperations(app);
  });

  it("is known to its last key: no schema of a body is open, or deeper than ten", () => {
    const bodies = operations.flatMap(({ name, body }) => (body ? [{ name, body }] : []));
    expect(bodies.length).toBeGreaterThan(10);
    for (const { name, body } of bodies) {
      expect([name, openPlaces(body)]).toEqual([name, []]);
      expect(depthOf(body), name).toBeLessThanOrEqual(10);
    }
  });

  it("would be found open", () => {
    const open: ValueSchema = {
      type: "object",
      additionalProperties: false,
      properties: { rows: { type: "array", items: { type: "object" } }, any: {} },
    };
    expect(openPlaces(open)).toEqual(["body.rows[] takes any key", "body.any may be anything"]);
    expect(depthOf(open)).toBe(3);
  });

  it("is refused in a query when it has no name that is known", async () => {
    const asked = operations.filter(({ query }) => query.length > 0);
    expect(asked.length).toBeGreaterThan(2);
    for (const { name, method, path } of asked) {
      const address = path.replaceAll(/\{\w+\}/g, "x").replace("/api/", "");
      // safe because these are the methods of the routes
      const problem = await problemIn(await send(method as "GET", `${address}?surprise=1`));
      expect([name, problem.code]).toEqual([name, "validation"]);
      expect(JSON.stringify(problem.errors)).toContain("surprise");
    }
  });

  it("has a method of the route, or is told which there are, without a word to other origins", async () => {
    for (const { path } of operations) {
      const address = path.replaceAll(/\{\w+\}/g, "x");
      // A word may also stand where another route has an id.
      const fitting = operations.filter((one) => patternOf(one.path).test(address));
      const wanted = new Set(fitting.map(({ method }) => method));
      for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
        if (wanted.has(method)) continue;
        const response = await app.request(address, {
          method,
          headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
        });
        expect([method, path, response.status]).toEqual([method, path, 405]);
        expect(response.headers.get("allow")?.split(", ")).toEqual(
          expect.arrayContaining([...wanted]),
        );
        const names = [...response.headers.keys()];
        expect(names.filter((name) => name.startsWith("access-control"))).toEqual([]);
      }
    }
  });
});
