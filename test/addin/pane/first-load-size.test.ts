import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { buildBrowserParts } from "../../../server/trial/build-browser-parts.ts";

const dist = join(import.meta.dirname, "../../../dist");
const limitBytes = 140 * 1024;

interface Chunk {
  file: string;
  imports?: string[];
}

/** The entry and all it imports statically, each file once. */
function firstLoad(manifest: Record<string, Chunk>, entry: string): Set<string> {
  const files = new Set<string>();
  const waiting = [entry];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build's manifest does not know ${name}.`);
    if (files.has(chunk.file)) continue;
    files.add(chunk.file);
    waiting.push(...(chunk.imports ?? []));
  }
  return files;
}

function gzippedBytes(file: string): number {
  return gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
}

describe("the pane's first load", () => {
  beforeAll(buildBrowserParts);

  it("is at most 140 KB of gzipped JavaScript", () => {
    const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
    const sizes = [...firstLoad(manifest, "pane/pane.html")].map((file) => gzippedBytes(file));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`first load of the pane: ${(bytes / 1024).toFixed(1)} KB in ${sizes.length} files`);
    expect(bytes).toBeLessThanOrEqual(limitBytes);
  });

  it("leaves Office.js to Microsoft's address", () => {
    const page = readFileSync(join(dist, "pane.html"), "utf8");
    expect(page).toContain('src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"');
  });
});
