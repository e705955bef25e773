import { AppError } from "../../domain/app-error.ts";
import type { Tx } from "../../storage/database.ts";
import { findPersonByEmail } from "../../storage/firm/people.ts";

/** Two people cannot sign in with one e-mail address. Throws `person-exists`. */
export async function requireFreeEmail(
  trx: Tx,
  email: string,
  ownId: string | null = null,
): Promise<void> {
  const other = await findPersonByEmail(trx, email);
  if (!other || other.id === ownId) return;
  throw new AppError(
    "person-exists",
    `${other.name} has this e-mail address already${other.disabled ? ", and is disabled: enable them again instead" : ""}.`,
    [{ location: "/email", message: "Somebody has this address already." }],
  );
}
