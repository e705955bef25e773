import type { Reader } from "../../storage/database.ts";
import { findPerson } from "../../storage/firm/people.ts";
import type { Actor } from "../context.ts";

/** A person with the rights of this moment (R26), for what is done later than asked; disabled people have none. */
export async function findActingPerson(reader: Reader, personId: string): Promise<Actor | null> {
  const person = await findPerson(reader, personId);
  if (person === null) return null;
  const { name, rights, disabled } = person;
  const billingAccess = !disabled && rights.billingAccess;
  const sendExport = billingAccess && rights.sendExport;
  return { personId, name, billingAccess, sendExport, admin: !disabled && rights.admin };
}
