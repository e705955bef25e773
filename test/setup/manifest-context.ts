import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ManifestContext } from "./manifest-rules.ts";

const root = join(import.meta.dirname, "../..");
const pages: Record<string, string> = {
  "/pane.html": "addin/pane/pane.html",
  "/support.html": "addin/pane/support.html",
};

export const manifestFile = join(root, "manifest.xml");

/** What manifest.xml is held against: the address that `npm run sideload` serves, and the files of this project. */
export const manifestContext: ManifestContext = {
  origin: "https://localhost:3443",
  locales: ["en-US", "de-DE"],
  requiredSet: { name: "ExcelApi", minVersion: "1.14" },
  releasedVersion: null,
  hasPage: (path) => existsSync(join(root, pages[path] ?? "none")),
  pictureSize: (path) => sizeOfPng(join(root, "addin/pane/icons", path.replace("/assets/", ""))),
};

function sizeOfPng(file: string): { width: number; height: number } | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  if (bytes.toString("latin1", 1, 4) !== "PNG") return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
