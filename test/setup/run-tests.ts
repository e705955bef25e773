import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildBrowserParts } from "../../server/trial/build-browser-parts.ts";
import { ensureChromium } from "./chromium.ts";

// Runs all steps, also after one has failed, and ends with one plain line: "tests: N passed, N failed".

const root = join(import.meta.dirname, "../..");
const modes = { "--quick": "quick", "--torture": "torture" } as const;
const { mode, filters } = readArguments(process.argv.slice(2));
const failedSteps: string[] = [];
let counts = { passed: 0, failed: 0, skipped: 0 };

if (mode !== "torture") {
  await step("format (prettier)", () =>
    check("prettier/bin/prettier.cjs", "--check", "--cache", "."),
  );
  await step("lint (oxlint, with types)", () => check("oxlint/bin/oxlint", "--quiet"));
  await step("types (tsc)", () => check("typescript/bin/tsc", "--noEmit"));
}
await step("browser parts (vite)", buildBrowserParts);
if (mode !== "quick") await step("Chromium", ensureChromium);
await step("tests (vitest)", runVitest);

if (failedSteps.length > 0) console.log(`Not in order: ${failedSteps.join(", ")}.`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
console.log(`tests: ${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = failedSteps.length > 0 ? 1 : 0;

function readArguments(given: string[]): { mode: "test" | "quick" | "torture"; filters: string[] } {
  const flag = given.find((argument) => argument === "--quick" || argument === "--torture");
  return {
    mode: flag ? modes[flag] : "test",
    filters: given.filter((argument) => argument !== flag),
  };
}

/** Says the step in a line of its own; what it answers with is said too. */
async function step(name: string, work: () => unknown): Promise<void> {
  const start = performance.now();
  console.log(`▸ ${name} …`);
  try {
    const answer = await work();
    const remark = typeof answer === "string" ? `, ${answer}` : "";
    console.log(`▸ ${name}: in order${remark} (${seconds(start)})`);
  } catch (error) {
    failedSteps.push(name);
    console.log(error instanceof Error ? error.message : String(error));
    console.log(`▸ ${name}: NOT in order (${seconds(start)})`);
  }
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

function node(program: string, args: string[], stdio: "inherit" | "pipe"): number {
  const result = spawnSync(process.execPath, [join("node_modules", program), ...args], {
    cwd: root,
    stdio: ["ignore", stdio, stdio],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0 && stdio === "pipe") console.log(result.stdout + result.stderr);
  return result.status ?? 1;
}

function check(program: string, ...args: string[]): void {
  if (node(program, args, "pipe") !== 0) throw new Error("What is to be mended stands above.");
}

interface Outcome {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Throws when a test fails; the counts are kept for the last line either way. */
function runVitest(): void {
  const folder = mkdtempSync(join(tmpdir(), "billing-runs-tests-"));
  const file = join(folder, "outcome.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const status = node(
    "vitest/vitest.mjs",
    ["run", "--mode", mode, ...reporters, ...filters],
    "inherit",
  );
  if (existsSync(file)) {
    const outcome: Outcome = JSON.parse(readFileSync(file, "utf8"));
    counts = countsOf(outcome);
  }
  rmSync(folder, { recursive: true, force: true });
  if (status !== 0) throw new Error("A test failed, or an error occurred outside of the tests.");
}

/** A file that could not even be loaded counts as one failed test. */
function countsOf(outcome: Outcome): typeof counts {
  const unloaded = outcome.testResults.filter(
    (result) => result.status === "failed" && result.assertionResults.length === 0,
  );
  return {
    passed: outcome.numPassedTests,
    failed: outcome.numFailedTests + unloaded.length,
    skipped: outcome.numPendingTests + outcome.numTodoTests,
  };
}
