import { AppError } from "../domain/app-error.ts";
import { hasLostRight } from "../domain/permissions.ts";
import { requireSession } from "../sign-in/sessions.ts";
import type { Database } from "../storage/database.ts";
import type { Actor, Clock } from "../use-cases/context.ts";

/**
 * The database as a signed-in person may write it: each transaction begins by reading again whether they are still
 * signed in with the rights that their request came in with (R26). What was asked and decided under a right that is
 * gone by then changes nothing. Throws `sign-in-required`, `token-expired`, `right-missing`.
 */
export function withCheckedWrites(
  database: Database,
  clock: Clock,
  token: string,
  admitted: Actor,
): Database {
  const { dialect, read } = database;
  return {
    dialect,
    read,
    close: () => database.close(),
    write: (work) =>
      database.write(async (trx) => {
        const { actor } = await requireSession(trx, clock.now(), token);
        if (hasLostRight(admitted, actor)) {
          throw new AppError(
            "right-missing",
            "An admin has just changed your rights, and nothing was done. Look again at what you may do now.",
          );
        }
        return work(trx);
      }),
  };
}
