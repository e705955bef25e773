import { beforeAll, expect, it } from "vitest";
import { Hono } from "hono";
import type { App } from "../../../server/http/app.ts";
import { listRoutes } from "../../../server/http/route-table.ts";
import { problemKinds } from "../../../server/http/problem-response.ts";
import { newFirm, newPerson } from "../factories.ts";
import { appOn, problemIn, signedIn, signedOut, tokenFor, withToken } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

const either = "billingAccess-or-admin";

describeOnEachStore("every request", (store) => {
  let app: App;
  let token: string;
  let admin: Send;
  let nobody: Send;
  const failures: { requestId: string; error: unknown }[] = [];
  const answered: object[] = [];

  beforeAll(async () => {
    await newFirm(store);
    app = appOn(store, {
      trialPeople: [],
      log: {
        answered: (request) => {
          answered.push(request);
        },
        failed: (failure) => {
          failures.push(failure);
        },
      },
    });
    token = await tokenFor(store, await newPerson(store, { admin: true }));
    admin = withToken(app, token);
    nobody = signedOut(app);
  });

  it("has a guard on its route, whatever the route", () => {
    const routes = listRoutes(app);
    expect(routes.length).toBeGreaterThan(9);
    expect(routes.filter(({ guard }) => guard === null)).toEqual([]);
  });

  it("finds a route that was written without a guard", () => {
    const careless = new Hono().get("/open", (c) => c.text("hello"));
    expect(listRoutes(careless)).toEqual([{ method: "GET", path: "/open", guard: null }]);
  });

  it("is refused without a sign-in wherever a right is asked for, with the same words", async () => {
    for (const { method, path, guard } of listRoutes(app)) {
      if (!guard || guard.right === "none") continue;
      for (const authorization of ["", "Bearer wrong", "Basic abc"]) {
        const response = await app.request(path.replaceAll(/:\w+/g, "x"), {
          method,
          headers: authorization ? { authorization } : {},
        });
        expect([path, response.status]).toEqual([path, 401]);
        expect(response.headers.get("www-authenticate")).toBe("Bearer");
        expect(await problemIn(response)).toMatchObject({
          code: "sign-in-required",
          detail: "Sign in first.",
        });
      }
    }
  });

  it.each([
    ["nothing", { billingAccess: false }, ["signed-in"]],
    ["billing access", { sendExport: false }, ["signed-in", "billingAccess", either]],
    ["both billing rights", {}, ["signed-in", "billingAccess", "sendExport", either]],
    [
      "the admin right alone",
      { billingAccess: false, admin: true },
      ["signed-in", "admin", either],
    ],
  ])(
    "lets a person with %s in where that is enough, and nowhere else",
    async (_name, rights, enough) => {
      const person = await newPerson(store, rights);
      for (const { method, path, guard } of listRoutes(app)) {
        if (!guard || guard.right === "none" || path === "/api/sign-out") continue;
        const send = await signedIn(store, app, person);
        // safe because the routes use these methods only
        const response = await send(
          method as "GET",
          path.replaceAll(/:\w+/g, "x").replace("/api/", ""),
        );
        const refused = response.status === 403;
        expect([method, path, refused]).toEqual([method, path, !enough.includes(guard.right)]);
      }
    },
  );

  it("is refused where the right is missing, before the body is looked at", async () => {
    const plain = await newPerson(store, { billingAccess: false });
    const send = await signedIn(store, app, plain);
    for (const { method, path, guard } of listRoutes(app)) {
      if (!guard || guard.right === "none" || guard.right === "signed-in") continue;
      const address = path.replaceAll(/:\w+/g, "x").replace("/api/", "");
      // safe because the routes use these methods only
      const response = await send(method as "GET", address);
      expect([path, response.status]).toEqual([path, 403]);
      expect((await problemIn(response)).code).toBe("right-missing");
    }
  });

  it("gets a problem for an unknown address and for a wrong method", async () => {
    expect(await problemIn(await admin("GET", "nothing/here"))).toMatchObject({
      status: 404,
      code: "route-not-found",
    });
    const wrong = await admin("DELETE", "periods");
    expect(await problemIn(wrong)).toMatchObject({ status: 405, code: "method-not-allowed" });
    expect(wrong.headers.get("allow")).toBe("GET, POST");
    expect((await app.request("/api/../elsewhere")).status).toBe(404);
  });

  it.each([
    ["broken JSON", '{"billingAccess": tr', "application/json", 400, "validation"],
    ["nothing", "", "application/json", 400, "validation"],
    ["a text for an object", '"hello"', "application/json", 400, "validation"],
    ["JSON sent as text", "{}", "text/plain", 415, "media-type-unknown"],
    ["a form", "a=1", "application/x-www-form-urlencoded", 415, "media-type-unknown"],
    ["a prototype", '{"__proto__": {"admin": true}}', "application/json", 400, "validation"],
    ["the character NUL", '{"reason": "a\\u0000b"}', "application/json", 400, "validation"],
    ["too much", `"${"x".repeat(1_100_000)}"`, "application/json", 413, "body-too-large"],
  ])("with %s in its body gets a problem", async (_name, text, contentType, status, code) => {
    const headers = { "content-type": contentType };
    const answer = text.includes("reason")
      ? await admin("POST", "periods/x/reopen", { text, headers })
      : await admin("PUT", "people/x/rights", { text, headers });
    expect(await problemIn(answer)).toMatchObject({ status, code });
  });

  it("says where the body is at fault, in words", async () => {
    const response = await admin("PUT", "people/x/rights", {
      body: { billingAccess: "yes", sendExport: true, extra: 1 },
    });
    const problem = await problemIn(response);
    expect(problem).toMatchObject({
      status: 400,
      code: "validation",
      title: "The request was not understood",
    });
    expect(problem.errors).toEqual([
      { location: "/billingAccess", message: "This must be true or false." },
      { location: "/admin", message: "This is missing." },
      { location: "", message: "This is not known here: extra." },
    ]);
    expect(problem.requestId).toBe(response.headers.get("x-request-id"));
  });

  it("with NUL in its address is refused alike on both stores", async () => {
    expect((await problemIn(await admin("POST", "periods/a%00b/close"))).code).toBe("validation");
  });

  it("that fails on our side tells nothing of the reason, which is logged", async () => {
    const secret = new Error("password=hunter2");
    const broken = appOn(store, {
      log: { answered: () => undefined, failed: (failure) => void failures.push(failure) },
      database: {
        ...store.database,
        get read(): never {
          throw secret;
        },
      },
    });
    const response = await broken.request("/api/health");
    const text = await response.clone().text();
    expect(text).not.toContain("hunter2");
    const problem = await problemIn(response);
    expect(problem).toMatchObject({ status: 500, code: "internal" });
    expect(failures.at(-1)).toEqual({ requestId: problem.requestId, error: secret });
  });

  it("is logged by its pattern, with neither token nor body nor address", async () => {
    await admin("PUT", "people/canary-id/rights", { body: { canary: "canary-body" } });
    expect(answered.at(-1)).toMatchObject({
      method: "PUT",
      route: "/api/people/:personId/rights",
      status: 400,
      code: "validation",
    });
    expect(JSON.stringify(answered)).not.toContain("canary");
    expect(JSON.stringify(answered)).not.toContain(token);
  });

  it("is answered with headers that keep it out of caches and frames", async () => {
    for (const response of [await admin("GET", "me"), await nobody("GET", "me")]) {
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    }
  });

  it("is described in OpenAPI, with its security and its problems", async () => {
    const response = await nobody("GET", "openapi.json");
    expect(response.status).toBe(200);
    const description = await response.json();
    for (const { method, path, guard } of listRoutes(app)) {
      const address = path.replaceAll(/:(\w+)/g, "{$1}");
      const operation = description.paths[address]?.[method.toLowerCase()];
      expect(operation, `${method} ${path}`).toBeDefined();
      expect(operation.summary).toBe(guard?.summary);
      expect(operation.security).toEqual(guard?.right === "none" ? [] : [{ bearer: [] }]);
      for (const code of guard?.problems ?? []) {
        const answer = operation.responses[problemKinds[code].status];
        expect(answer.description).toContain(code);
        expect(answer.content).toHaveProperty("application/problem+json");
      }
    }
    expect(description.components.schemas.Problem.required).toContain("code");
  });
});
