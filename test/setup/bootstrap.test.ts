import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "./source-files.ts";

/** Stands in for npm: writes down what it was asked and puts Node where the real one would. */
const fakeNpm = `
const { appendFileSync, copyFileSync, mkdirSync, symlinkSync, existsSync } = require("node:fs");
const asked = process.argv.slice(2);
appendFileSync("asked.txt", asked.join(" ") + "\\n");
if (process.env.NPM_FAILS) process.exit(1);
mkdirSync("node_modules/node/bin", { recursive: true });
if (asked[0] === "ci") copyFileSync("package-lock.json", "node_modules/.package-lock.json");
if (asked[0] === "rebuild" && !existsSync("node_modules/node/bin/node"))
  symlinkSync(process.execPath, "node_modules/node/bin/node");
`;

let folder: string;

function writeLock(packages: Record<string, { version: string; optional?: boolean }>) {
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages }));
}

function start(args: string[], environment: Record<string, string> = {}) {
  const npm = { npm_execpath: join(folder, "npm.cjs"), npm_node_execpath: process.execPath };
  return spawn(process.execPath, ["bootstrap.mjs", ...args], {
    cwd: folder,
    env: { ...process.env, ...npm, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function outcome(child: ReturnType<typeof start>) {
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  const [code, signal] = await once(child, "close");
  return { code, signal, said };
}

function asked(): string[] {
  const file = join(folder, "asked.txt");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "billing-runs-bootstrap-"));
  copyFileSync(join(root, "bootstrap.mjs"), join(folder, "bootstrap.mjs"));
  writeFileSync(join(folder, "npm.cjs"), fakeNpm);
  writeFileSync(
    join(folder, "program.ts"),
    "const given: string[] = process.argv.slice(2);\nconsole.log(given.join());\nprocess.exit(7);\n",
  );
  writeLock({ "": { version: "1.0.0" }, "node_modules/node": { version: "24.21.0" } });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("starting a command", () => {
  it("installs without running anybody's scripts, and says so, when packages are missing", async () => {
    const { code, said } = await outcome(start(["program.ts", "--fresh"]));
    expect(asked()).toEqual([
      "ci --ignore-scripts --no-audit --no-fund --loglevel=error",
      "rebuild --loglevel=error node",
    ]);
    expect(said).toContain("Installing the packages");
    expect(said).toContain("--fresh");
    expect(code).toBe(7);
  });

  it("installs nothing when the packages are those of package-lock.json", async () => {
    await outcome(start(["program.ts"]));
    writeFileSync(join(folder, "asked.txt"), "");
    const { said } = await outcome(start(["program.ts", "one", "two"]));
    expect(asked()).toEqual([""]);
    expect(said).toBe("one,two\n");
  });

  it("installs again when package-lock.json names another version, but not for parts of other machines", async () => {
    await outcome(start(["program.ts"]));
    writeFileSync(join(folder, "asked.txt"), "");
    const node = { "node_modules/node": { version: "24.21.0" } };
    writeLock({ ...node, "node_modules/for-windows": { version: "1.0.0", optional: true } });
    await outcome(start(["program.ts"]));
    expect(asked()).toEqual([""]);
    writeLock({ ...node, "node_modules/zod": { version: "4.6.7" } });
    await outcome(start(["program.ts"]));
    expect(asked()[0]).toMatch(/^ci /);
  });

  it("says in a sentence that installing did not work, and does not go on", async () => {
    const { code, said } = await outcome(start(["program.ts"], { NPM_FAILS: "1" }));
    expect(code).toBe(1);
    expect(said).toContain("did not finish");
  });

  it("passes a signal on to the command", async () => {
    writeFileSync(
      join(folder, "program.ts"),
      `process.on("SIGTERM", () => process.exit(9));\nconsole.log("ready");\nsetInterval(() => {}, 1000);\n`,
    );
    await outcome(start(["--version"]));
    const child = start(["program.ts"]);
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect((await outcome(child)).code).toBe(9);
  });

  it("ends the command when the shell in which npm started it is gone", async () => {
    writeFileSync(
      join(folder, "program.ts"),
      `process.on("SIGTERM", () => process.exit());\nconsole.log("ready");\nsetInterval(() => {}, 1000);\n`,
    );
    await outcome(start(["--version"]));
    const shell = spawn("sh", ["-c", `"${process.execPath}" bootstrap.mjs program.ts; true`], {
      cwd: folder,
      env: { ...process.env, npm_lifecycle_event: "start" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(shell.stdout, "data");
    shell.kill("SIGKILL");
    // The pipe closes when the last process that writes to it has ended.
    await once(shell.stdout, "close");
    expect(shell.signalCode).toBe("SIGKILL");
  });
});
