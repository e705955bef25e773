import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSourcePage } from "./source-page.ts";
import type { SourcePage } from "./source-page.ts";

let source: SourcePage;

beforeAll(async () => {
  source = await openSourcePage();
});

afterAll(async () => {
  await source.close();
});

describe("the build worker in Chromium", () => {
  it("gives the preview that the pane's own thread would give", async () => {
    const inPage = "/test/addin/pane/building/in-page.ts";
    const answer = await source.page.evaluate(`import("${inPage}").then((m) => m.sameAsDirect())`);
    expect(answer).toEqual({ threads: 1, same: true });
  });
});
