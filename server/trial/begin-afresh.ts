import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { lockFileBeside } from "../storage/posting/owner-lock.ts";

/**
 * Deletes the trial's database file with what SQLite keeps beside it, and nothing else of the folder. Throws, and
 * deletes nothing, while another server works on it: its data would vanish under it.
 */
export async function beginAfresh(databaseFile: string): Promise<void> {
  if (!existsSync(databaseFile)) return;
  const lock = lockFileBeside(databaseFile);
  if (lock === null) {
    throw new Error(
      "Another trial is running on the same data, so nothing was deleted. End it with Ctrl-C in its window, then start this one again.",
    );
  }
  try {
    const folder = dirname(databaseFile);
    const names = ["", "-wal", "-shm"].map((ending) => basename(databaseFile) + ending);
    const found = (await readdir(folder)).filter((name) => names.includes(name));
    await Promise.all(found.map((name) => rm(join(folder, name))));
  } finally {
    await lock.release();
  }
}
