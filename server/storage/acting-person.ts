import type { Actor } from "../use-cases/context.ts";
import type { Reader } from "./database.ts";

/** A person with the rights of this moment (R26), for what is done later than asked; disabled people have none. */
export async function findActingPerson(reader: Reader, personId: string): Promise<Actor | null> {
  const row = await reader
    .selectFrom("people")
    .select(["id", "name", "billing_access", "send_export", "admin", "disabled"])
    .where("id", "=", personId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const enabled = row.disabled === 0;
  const billingAccess = enabled && row.billing_access === 1;
  return {
    personId: row.id,
    name: row.name,
    billingAccess,
    sendExport: billingAccess && row.send_export === 1,
    admin: enabled && row.admin === 1,
  };
}
