import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { paneVersion } from "../../../addin/pane/version.ts";

describe("the version that the pane shows", () => {
  it("is that of the package", () => {
    const packageFile = join(import.meta.dirname, "../../../package.json");
    expect(paneVersion).toBe(JSON.parse(readFileSync(packageFile, "utf8")).version);
  });
});
