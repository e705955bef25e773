import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { ReopenableStore } from "../reopenable-store.ts";

export interface ServerProcess {
  /** Resolves when nothing is left to do for now; rejects when the process ends before. */
  whenIdle: Promise<void>;
  /** Ends it at once, whatever it is doing. */
  kill(): Promise<void>;
  /** Asks it to end in order. */
  stop(): Promise<void>;
}

export type Behaviour = "careful" | "blind";

/** Starts a server on this database, with a clock that stands at this store's instant. */
export function startServer(
  { store, location }: ReopenableStore,
  port: number,
  behaviour: Behaviour,
): ServerProcess {
  const script = join(import.meta.dirname, "sending-server.ts");
  const words = [script, store.kind, location, String(port), store.clock.now(), behaviour];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (part) => {
    errors += String(part);
  });
  const closed = once(child, "close");
  const whenIdle = Promise.race([
    once(child.stdout, "data"),
    closed.then(() => {
      throw new Error(`The server ended by itself. ${errors}`);
    }),
  ]).then(() => undefined);
  // Whoever kills it does not wait for this.
  whenIdle.catch(() => undefined);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await closed;
    if (errors !== "") throw new Error(`The server met errors: ${errors}`);
  };
  return { whenIdle, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}
