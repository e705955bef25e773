import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The trial as `npm start` runs it, in a process and a folder of its own. */
export interface TrialServer {
  url: string;
  /** Ends the process as a lost machine would, and starts it again on the same data and port. */
  killAndRestart(): Promise<void>;
  /** Takes a backup, does something that happens after it, and starts again from the backup. */
  loseAllSince(after: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the trial on a free port and waits until it says that it is ready. */
export async function startTrial(): Promise<TrialServer> {
  const folder = await mkdtemp(join(tmpdir(), "billing-runs-"));
  const port = await freePort();
  let child = await launch(folder, port);
  return {
    url: `http://127.0.0.1:${port}/`,
    async killAndRestart() {
      await ended(child, "SIGKILL");
      child = await launch(folder, port);
    },
    async loseAllSince(after) {
      const copy = join(folder, "copy.sqlite");
      await runCommand("backup", folder, copy);
      await after();
      await ended(child, "SIGKILL");
      await runCommand("restore", folder, copy);
      child = await launch(folder, port);
    },
    async stop() {
      await ended(child, "SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function launch(folder: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["server/trial/main.ts"], {
    env: { ...process.env, TRIAL_FOLDER: folder, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("Ready: ")) resolve(child);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) =>
      reject(new Error(`The trial ended with ${code} before it was ready:\n${said}`)),
    );
  });
}

function runCommand(name: "backup" | "restore", folder: string, file: string): Promise<void> {
  const url = `sqlite:${join(folder, "firm.sqlite")}`;
  const program = `server/commands/${name}.ts`;
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, file],
      { env: { ...process.env, DATABASE_URL: url } },
      (error) => (error ? reject(error) : resolve()),
    );
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("No free port.")),
      );
    });
  });
}
