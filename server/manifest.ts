import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./compose.ts";

const developmentAddress = "https://localhost:3443";

/** The manifest that installs the add-in from this address, e.g. "https://billing.firm.example". */
export function manifestFor(publicUrl: string): string {
  const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
  return manifest.replaceAll(developmentAddress, new URL(publicUrl).origin);
}
