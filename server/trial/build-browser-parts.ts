import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const mark = join(root, "dist/.built-from");
const sources = [
  "addin/**/*",
  "shared/**/*",
  "test/sheets/**/*",
  "vite.config.ts",
  "package.json",
  "package-lock.json",
];

/**
 * Builds the pages of addin/ into dist/ with Vite, unless dist/ was built from just these sources.
 * Throws when the build does not finish; its output stands on the console.
 */
export async function buildBrowserParts(): Promise<"built" | "unchanged"> {
  const wanted = fingerprintOfSources();
  if (wanted === builtFrom()) return "unchanged";
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const child = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("The browser parts could not be built; the reason stands above.");
  writeFileSync(mark, wanted);
  return "built";
}

function builtFrom(): string | null {
  try {
    return readFileSync(mark, "utf8");
  } catch {
    return null;
  }
}

function fingerprintOfSources(): string {
  const hash = createHash("sha256");
  const files = sources.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted();
  for (const file of files) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}
