import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { manifestContext, manifestFile } from "./manifest-context.ts";
import { faultsOfManifest } from "./manifest-rules.ts";

// `npm run manifest`: the project's own checks, then Microsoft's service. Not reaching it is no pass.

const limitSeconds = 60;
const tool = join(import.meta.dirname, "../../node_modules/office-addin-manifest/cli.js");

const faults = faultsOfManifest(readFileSync(manifestFile, "utf8"), manifestContext);
for (const fault of faults) console.log(`  ${fault}`);
console.log(`own checks: ${faults.length === 0 ? "passed" : `failed (${faults.length})`}`);

const online = askMicrosoft();
console.log(`Microsoft's validation: ${online}`);
process.exitCode = faults.length > 0 || online === "failed" ? 1 : 0;

function askMicrosoft(): string {
  console.log(`Asking Microsoft's validation service (at most ${limitSeconds} seconds) …`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, "validate", manifestFile], {
    encoding: "utf8",
    timeout: limitSeconds * 1000,
    killSignal: "SIGKILL",
  });
  if (status === 0) return "passed";
  if (status === null) return `skipped, no answer within ${limitSeconds} seconds`;
  const isUnreachable =
    /unable to contact/i.test(stderr) ||
    (stdout.trim() === "" && /fetch|ENOTFOUND|ECONN/i.test(stderr));
  if (isUnreachable) return "skipped, the service cannot be reached from here";
  console.log(stdout + stderr);
  return "failed";
}
