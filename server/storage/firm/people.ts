import type { Rights } from "../../domain/permissions.ts";
import type { Reader, Tx } from "../database.ts";
import type { PeopleTable } from "../tables.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
  /** As stored; who is disabled has none of them in effect. */
  rights: Rights;
  disabled: boolean;
  version: number;
}

export async function findPerson(reader: Reader, id: string): Promise<Person | null> {
  const row = await reader.selectFrom("people").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? personOf(row) : null;
}

/** Admins who are not disabled, besides this person (R26). */
export async function countOtherAdmins(reader: Reader, personId: string): Promise<number> {
  const { count } = await reader
    .selectFrom("people")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("admin", "=", 1)
    .where("disabled", "=", 0)
    .where("id", "<>", personId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function saveRights(trx: Tx, person: Person, rights: Rights): Promise<void> {
  await trx
    .updateTable("people")
    .set({ ...rightsColumns(rights), version: person.version + 1 })
    .where("id", "=", person.id)
    .execute();
}

export async function insertPeople(trx: Tx, people: readonly Person[]): Promise<void> {
  const rows = people.map(({ id, name, email, rights, disabled, version }) => ({
    id,
    name,
    email,
    ...rightsColumns(rights),
    disabled: Number(disabled),
    version,
  }));
  await trx.insertInto("people").values(rows).execute();
}

function rightsColumns({ billingAccess, sendExport, admin }: Rights) {
  return {
    billing_access: Number(billingAccess),
    send_export: Number(sendExport),
    admin: Number(admin),
  };
}

export function personOf(row: PeopleTable): Person {
  const { id, name, email, version } = row;
  const rights = {
    billingAccess: row.billing_access === 1,
    sendExport: row.send_export === 1,
    admin: row.admin === 1,
  };
  return { id, name, email, rights, disabled: row.disabled === 1, version };
}
