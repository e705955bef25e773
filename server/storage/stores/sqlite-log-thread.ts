import { parentPort, workerData } from "node:worker_threads";
import BetterSqlite3 from "better-sqlite3";

// safe because checkpoint-thread.ts alone starts this thread
const { path } = workerData as { path: string };

/** Takes the log into the database file as far as no reader needs it; writers and readers go on meanwhile. */
parentPort?.on("message", () => {
  const connection = new BetterSqlite3(path, { fileMustExist: true });
  connection.pragma("wal_checkpoint(passive)");
  connection.close();
  parentPort?.postMessage("done", []);
});
