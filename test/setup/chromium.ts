import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const programFolders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"];

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A headless Chromium for tests; the caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(noChromiumText);
  return chromium.launch({ executablePath, headless: true, args: flags });
}

/** Where this machine has a Chromium, Chrome or Edge; null when it has none. */
export function findChromium(): string | null {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which is not a program that can be run.`);
  }
  return candidates().find(isProgram) ?? null;
}

/** Finds a Chromium, or installs Debian's where this process may; throws what to do where neither is possible. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (isDebian() && process.getuid?.() === 0) {
    console.log("Installing Chromium: apt-get install chromium (once, a minute or two) …");
    aptGet("update");
    aptGet("install", "--yes", "--no-install-recommends", "chromium");
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(noChromiumText);
}

const noChromiumText =
  "The tests need Chromium or Chrome and found none. Install one (on Debian: apt-get install chromium), " +
  "or say where it is in CHROMIUM_PATH. `npm run test:quick` does without.";

function candidates(): string[] {
  const onPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const onMac = ["Google Chrome", "Chromium", "Microsoft Edge"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  const onWindows = programFolders
    .map((variable) => process.env[variable])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, "Google/Chrome/Application/chrome.exe"),
      join(folder, "Microsoft/Edge/Application/msedge.exe"),
    ]);
  if (process.platform === "win32") return [...onWindows, chromium.executablePath()];
  return [...onPath, ...onMac, chromium.executablePath()];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu is left out: its package of that name is a stub for another installer. */
function isDebian(): boolean {
  return (
    existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"))
  );
}

function aptGet(...args: string[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status } = spawnSync("apt-get", ["-q", ...args], { stdio: "inherit", env: environment });
  if (status !== 0)
    throw new Error(`"apt-get ${args.join(" ")}" did not finish. ${noChromiumText}`);
}
