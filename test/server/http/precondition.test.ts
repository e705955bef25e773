import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { AppError } from "../../../server/domain/app-error.ts";
import type { Env } from "../../../server/http/env.ts";
import { expectedVersion, isUnchanged, versionTag } from "../../../server/http/precondition.ts";

const app = new Hono<Env>()
  .put("/", (c) => c.json(expectedVersion(c)))
  .get("/", (c) => c.json(isUnchanged(c, versionTag(3))))
  .onError((error, c) => c.text(error instanceof AppError ? error.code : "other", 500));

const answer = async (method: string, headers: Record<string, string>) =>
  (await app.request("/", { method, headers })).text();

describe("If-Match", () => {
  it("names the version that the person saw", async () => {
    expect(await answer("PUT", { "if-match": versionTag(12) })).toBe("12");
  });

  it("has to be there", async () => {
    expect(await answer("PUT", {})).toBe("version-missing");
    expect(await answer("PUT", { "if-match": "" })).toBe("version-missing");
  });

  it.each(["*", "3", 'W/"3"', '"3", "4"', '"x"', '"-1"', '"99999999999999999999"'])(
    "matches nothing when it is %s",
    async (tag) => {
      expect(await answer("PUT", { "if-match": tag })).toBe("version-changed");
    },
  );
});

describe("If-None-Match", () => {
  it("tells whether the client holds what it would get", async () => {
    expect(await answer("GET", { "if-none-match": '"3"' })).toBe("true");
    expect(await answer("GET", { "if-none-match": '"2", W/"3"' })).toBe("true");
    expect(await answer("GET", { "if-none-match": '"4"' })).toBe("false");
    expect(await answer("GET", {})).toBe("false");
  });
});
