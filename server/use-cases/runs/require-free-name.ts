import { nameKey } from "#shared/names.ts";
import { AppError } from "../../domain/app-error.ts";
import type { Reader } from "../../storage/database.ts";
import { findRunByNameKey } from "../../storage/runs.ts";

/** Refuses a name that another run bears (R2). `location` is where the request says it. */
export async function requireFreeName(
  reader: Reader,
  name: string,
  location: string,
  ownId?: string,
): Promise<void> {
  const key = nameKey(name);
  if (key === "") {
    const message = "The name needs a character that can be seen.";
    throw new AppError("validation", message, [{ location, message }]);
  }
  const other = await findRunByNameKey(reader, key);
  if (other === null || other.id === ownId) return;
  const message = `There is a run “${other.name}” already. Choose another name.`;
  throw new AppError("run-name-taken", message, [{ location, message }]);
}
