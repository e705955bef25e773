import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { appVersion } from "../../../addin/session/version.ts";

describe("the version that the pages show", () => {
  it("is that of the package", () => {
    const packageFile = join(import.meta.dirname, "../../../package.json");
    expect(appVersion).toBe(JSON.parse(readFileSync(packageFile, "utf8")).version);
  });
});
