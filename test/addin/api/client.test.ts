import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createApi, notModified } from "../../../addin/api/client.ts";
import { ConnectionError, ProblemError } from "../../../addin/api/problem-error.ts";
import type { Problem } from "#shared/wire/problem.ts";

const refused: Problem = {
  type: "about:blank",
  title: "The run has changed",
  status: 412,
  code: "version-changed",
  detail: "Somebody else changed it.",
  requestId: "r1",
  errors: [{ location: "header.If-Match", message: "This is an older version." }],
};

function answering(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { "content-type": "application/problem+json" },
  });
}

/** The client in front of a server of a few routes; says what was asked. */
function clientOf(server: Hono, token: string | null = "t0ken") {
  const asked: Request[] = [];
  let refusals = 0;
  const api = createApi({
    fetch: async (url, init) => {
      asked.push(new Request(`http://here${url}`, { ...init, signal: null }));
      return server.request(url, init);
    },
    token: () => token,
    onTokenRefused: () => {
      refusals += 1;
    },
    timeoutMs: 5_000,
  });
  return { api, asked, refusals: () => refusals };
}

describe("the client of the server", () => {
  it("sends the token, and the version that the person saw", async () => {
    const server = new Hono().delete("/api/runs/r7", (c) => c.body(null, 204));
    const { api, asked } = clientOf(server);
    await api.deleteRun("r7", 3);
    expect(asked[0]?.headers.get("authorization")).toBe("Bearer t0ken");
    expect(asked[0]?.headers.get("if-match")).toBe('"3"');
  });

  it("sends no token while nobody is signed in", async () => {
    const { api, asked } = clientOf(
      new Hono().get("/api/trial/people", (c) => c.json([])),
      null,
    );
    expect(await api.trialPeople()).toEqual([]);
    expect(asked[0]?.headers.has("authorization")).toBe(false);
  });

  it("throws a refusal with its code and places", async () => {
    const { api } = clientOf(new Hono().get("/api/runs/r7", () => answering(refused)));
    const error = await api.run("r7").catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ code: "version-changed", items: refused.errors });
  });

  it("tells when the token is refused", async () => {
    const expired: Problem = { ...refused, status: 401, code: "token-expired" };
    const { api, refusals } = clientOf(new Hono().get("/api/me", () => answering(expired)));
    await expect(api.me()).rejects.toBeInstanceOf(ProblemError);
    expect(refusals()).toBe(1);
  });

  it("takes a page of something in between for no answer", async () => {
    const { api } = clientOf(new Hono().get("/api/me", (c) => c.html("<h1>Gateway</h1>", 502)));
    await expect(api.me()).rejects.toBeInstanceOf(ConnectionError);
  });

  it("takes an answer that breaks off for no answer", async () => {
    const broken = new ReadableStream({
      start: (controller) => controller.error(new Error("reset")),
    });
    const { api } = clientOf(new Hono().get("/api/me", () => new Response(broken)));
    await expect(api.me()).rejects.toBeInstanceOf(ConnectionError);
  });

  it("lets a person's own cancel through as such", async () => {
    const { api } = clientOf(new Hono().get("/api/me", (c) => c.json({})));
    const abort = new AbortController();
    abort.abort();
    const failing = createApi({
      fetch: async (_url, init) => {
        init.signal?.throwIfAborted();
        return new Response();
      },
      token: () => null,
      onTokenRefused: () => undefined,
      timeoutMs: 5_000,
    });
    await expect(failing.me(abort.signal)).rejects.toMatchObject({ name: "AbortError" });
    await expect(api.me()).resolves.toEqual({});
  });

  it("asks for progress by ETag and knows that nothing has moved", async () => {
    const progress = { state: "working", total: 2, done: 1, failed: 0, message: null };
    const server = new Hono().get("/api/runs/r7/progress", (c) =>
      c.req.header("if-none-match") === '"a"'
        ? c.body(null, 304)
        : c.json(progress, 200, { etag: '"a"' }),
    );
    const { api } = clientOf(server);
    expect(await api.progress("r7", null)).toEqual({ progress, etag: '"a"' });
    expect(await api.progress("r7", '"a"')).toBe(notModified);
  });
});
