import { realpathSync, statSync } from "node:fs";
import { dirname, sep } from "node:path";

/** Why a database file cannot be kept where it is, in a sentence; null when it can, or is not there yet. */
export function unsafeDatabaseFile(path: string, programFolder: string): string | null {
  const folder = realFolder(dirname(path));
  if (folder === null) return null;
  const program = realFolder(programFolder) ?? programFolder;
  if (folder === program || folder.startsWith(program + sep)) {
    return "DATABASE_URL names a file among the program's own, which an update replaces and a mistake would serve: put it into a folder of its own.";
  }
  // Windows says nothing of it in the mode.
  if (process.platform === "win32") return null;
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o007) === 0
    ? null
    : `Everybody on this machine can read or change the database file ${path}: chmod 600 makes it the server's alone.`;
}

/** Where a folder really is, whatever links lead to it; null when it is not there. */
function realFolder(path: string): string | null {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? realpathSync(path) : null;
}
