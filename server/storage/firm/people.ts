import { rightNames } from "../../domain/permissions.ts";
import type { Rights } from "../../domain/permissions.ts";
import type { Reader, Tx } from "../database.ts";
import type { PeopleTable } from "../tables.ts";
import type { Selectable } from "kysely";

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

/** Of everybody who is or was of the firm, by id. */
export async function readNames(reader: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.selectFrom("people").select(["id", "name"]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** E-mail addresses are kept in lower case. */
export async function findPersonByEmail(reader: Reader, email: string): Promise<Person | null> {
  const row = await reader
    .selectFrom("people")
    .selectAll()
    .where("email", "=", email)
    .executeTakeFirst();
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

/** Who gave rights, and when. */
export interface Giving {
  /** null: at set-up. */
  by: string | null;
  at: string;
}

export async function saveRights(
  trx: Tx,
  person: Person,
  rights: Rights,
  giving: Giving,
): Promise<void> {
  await trx
    .updateTable("people")
    .set({ ...rightsColumns(rights), version: person.version + 1 })
    .where("id", "=", person.id)
    .execute();
  const taken = rightNames.filter((name) => person.rights[name] && !rights[name]);
  if (taken.length > 0) {
    await trx
      .deleteFrom("rights_given")
      .where("person_id", "=", person.id)
      .where("right_name", "in", taken)
      .execute();
  }
  await insertGiven(
    trx,
    person.id,
    rightNames.filter((name) => rights[name] && !person.rights[name]),
    giving,
  );
}

/** A person whose rights somebody has given. */
export async function insertPerson(trx: Tx, person: Person, giving: Giving): Promise<void> {
  const { id, name, email, rights, disabled, version } = person;
  await trx
    .insertInto("people")
    .values({
      id,
      name,
      email,
      ...rightsColumns(rights),
      disabled: Number(disabled),
      version,
    })
    .execute();
  const given = rightNames.filter((name) => person.rights[name]);
  await insertGiven(trx, person.id, given, giving);
}

async function insertGiven(
  trx: Tx,
  personId: string,
  names: readonly (keyof Rights)[],
  { by, at }: Giving,
): Promise<void> {
  if (names.length === 0) return;
  await trx
    .insertInto("rights_given")
    .values(
      names.map((name) => ({
        person_id: personId,
        right_name: name,
        given_by: by,
        given_at: at,
      })),
    )
    .execute();
}

/** Name, e-mail address and whether the person is shut out, with the next version. */
export async function savePerson(
  trx: Tx,
  { id, name, email, disabled, version }: Person,
): Promise<void> {
  await trx
    .updateTable("people")
    .set({ name, email, disabled: Number(disabled), version: version + 1 })
    .where("id", "=", id)
    .execute();
}

export async function saveLastSeen(trx: Tx, personId: string, at: string): Promise<void> {
  await trx.updateTable("people").set({ last_seen_at: at }).where("id", "=", personId).execute();
}

function rightsColumns({ billingAccess, sendExport, admin }: Rights) {
  return {
    billing_access: Number(billingAccess),
    send_export: Number(sendExport),
    admin: Number(admin),
  };
}

export function personOf(row: Selectable<PeopleTable>): Person {
  const { id, name, email, version } = row;
  const rights = {
    billingAccess: row.billing_access === 1,
    sendExport: row.send_export === 1,
    admin: row.admin === 1,
  };
  return { id, name, email, rights, disabled: row.disabled === 1, version };
}
