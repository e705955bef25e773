import { beforeAll, expect, it } from "vitest";
import * as z from "zod";
import type { ListedRoute } from "../../../server/http/route-table.ts";
import { listRoutes } from "../../../server/http/route-table.ts";
import { newFirm } from "../factories.ts";
import { appOn } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

/** What OpenAPI 3.1 asks of a description, as far as this one uses it; a name that it does not know is a fault. */
const schema = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const content = z.record(
  z.string().regex(/^[\w*.+-]+\/[\w*.+-]+$/),
  z.strictObject({ schema: schema.optional() }),
);
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(["query", "header", "path", "cookie"]),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema,
});
const operation = z.strictObject({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean().optional(), content }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.strictObject({ description: z.string().min(1), content: content.optional() }),
  ),
});
/** Routes whose answer is a file. */
const notJson: Record<string, string> = {
  "GET /download/{ticket}": "application/octet-stream",
  "GET /api/invoices/{invoiceId}/document": "application/pdf",
  "GET /api/firm/logo": "image/*",
};
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
const description = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string().startsWith("/"), z.partialRecord(z.enum(methods), operation)),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), z.record(z.string(), z.unknown())),
    schemas: z.record(z.string().regex(/^[\w.-]+$/), schema),
  }),
});

describeOnEachStore("the description of the API", (store) => {
  let sent: unknown;
  let described: z.infer<typeof description>;
  let operations: {
    name: string;
    path: string;
    method: string;
    operation: z.infer<typeof operation>;
  }[];
  let routes: ListedRoute[];

  beforeAll(async () => {
    await newFirm(store);
    const app = appOn(store, { trialPeople: [] });
    routes = listRoutes(app);
    sent = await (await app.request("/api/openapi.json")).json();
    described = description.parse(sent);
    operations = Object.entries(described.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, of]) => ({
        name: `${method.toUpperCase()} ${path}`,
        path,
        method,
        operation: of,
      })),
    );
  });

  it("has the shape of OpenAPI 3.1", () => {
    expect(description.safeParse(sent).error).toBeUndefined();
  });

  it("holds the routes that there are, and no other", () => {
    const names = routes.map(
      ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`,
    );
    expect(operations.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  it("names every operation once", () => {
    const ids = operations.map(({ operation: { operationId } }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("declares each part of an address once, as required, and nothing that is not there", () => {
    for (const {
      name,
      path,
      operation: { parameters = [] },
    } of operations) {
      const inPath = parameters.filter((one) => one.in === "path");
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, part = ""]) => part);
      expect([name, inPath.map((one) => one.name).toSorted()]).toEqual([name, parts.toSorted()]);
      expect(
        inPath.every(({ required }) => required === true),
        name,
      ).toBe(true);
      const all = parameters.map((one) => `${one.in} ${one.name}`);
      expect([name, new Set(all).size]).toEqual([name, all.length]);
    }
  });

  it("says of each operation what it answers, and of each answer of what type it is", () => {
    for (const {
      name,
      operation: { responses },
    } of operations) {
      const statuses = Object.keys(responses);
      expect(
        statuses.some((status) => status.startsWith("2")),
        name,
      ).toBe(true);
      for (const [status, answer] of Object.entries(responses)) {
        const types = Object.keys(answer.content ?? {});
        const wanted =
          status === "204" || status === "304"
            ? []
            : Number(status) >= 400
              ? ["application/problem+json"]
              : [notJson[name] ?? "application/json"];
        expect([name, status, types]).toEqual([name, status, wanted]);
      }
    }
  });

  it("tells of a body what is in it, and that another type or too much of it is refused", () => {
    for (const {
      name,
      method,
      operation: { requestBody, responses },
    } of operations) {
      const reads = method === "get";
      expect([name, "413" in responses, "415" in responses]).toEqual([name, !reads, !reads]);
      if (requestBody === undefined) continue;
      expect([name, Object.keys(requestBody.content)]).toEqual([name, ["application/json"]]);
      expect(requestBody.content["application/json"]?.schema, name).toBeTypeOf("object");
    }
    const withBody = operations.filter(({ operation: { requestBody } }) => requestBody);
    expect(withBody.length).toBeGreaterThan(10);
  });

  it("points only to what is there", () => {
    const pointers = [...JSON.stringify(sent).matchAll(/"\$ref":"#\/([^"]+)"/g)];
    expect(pointers.length).toBeGreaterThan(0);
    for (const [, pointer = ""] of pointers) {
      const target = pointer
        .split("/")
        .reduce<unknown>(
          (at, part) => (typeof at === "object" && at !== null ? Reflect.get(at, part) : undefined),
          sent,
        );
      expect(target, pointer).toBeDefined();
    }
  });
});
