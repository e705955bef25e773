import type { PersonView, RightGiven } from "#shared/wire/person.ts";
import type { Reader } from "../database.ts";
import { personOf } from "./people.ts";

/** Everybody as an admin sees them, by name; `only` names one person. */
export async function listPeople(
  reader: Reader,
  now: string,
  only: string | null = null,
): Promise<PersonView[]> {
  const people = await reader
    .selectFrom("people as p")
    .leftJoin("passwords as w", "w.person_id", "p.id")
    .leftJoin("code_apps as c", "c.person_id", "p.id")
    .leftJoin("identities as i", "i.person_id", "p.id")
    .selectAll("p")
    .select(["w.hash", "c.confirmed_at", "i.subject"])
    .$if(only !== null, (query) => query.where("p.id", "=", only))
    .orderBy("p.name")
    .orderBy("p.id")
    .execute();
  const given = await givenRights(reader);
  const links = await openLinks(reader, now);
  return people.map((row) => {
    const { disabled, ...person } = personOf(row);
    return {
      ...person,
      given: { ...nothingGiven, ...given.get(row.id) },
      disabled,
      lastSeenAt: row.last_seen_at,
      signsInWith: {
        password: row.hash !== null,
        codeApp: row.confirmed_at !== null,
        openid: row.subject !== null,
      },
      link: links.get(row.id) ?? null,
    };
  });
}

const nothingGiven = { billingAccess: null, sendExport: null, admin: null };

async function givenRights(reader: Reader): Promise<Map<string, Record<string, RightGiven>>> {
  const rows = await reader
    .selectFrom("rights_given as g")
    .leftJoin("people as b", "b.id", "g.given_by")
    .select(["g.person_id", "g.right_name", "g.given_at", "b.id", "b.name"])
    .execute();
  const given = new Map<string, Record<string, RightGiven>>();
  for (const { person_id: personId, right_name: right, given_at: at, id, name } of rows) {
    const by = id === null || name === null ? null : { id, name };
    given.set(personId, { ...given.get(personId), [right]: { by, at } });
  }
  return given;
}

async function openLinks(
  reader: Reader,
  now: string,
): Promise<Map<string, NonNullable<PersonView["link"]>>> {
  const rows = await reader
    .selectFrom("sign_in_links")
    .selectAll()
    .where("used_at", "is", null)
    .where("ended_at", "is", null)
    .where("person_id", "is not", null)
    .orderBy("created_at")
    .execute();
  return new Map(
    rows.flatMap(({ person_id: personId, kind, created_at: createdAt, expires_at: expiresAt }) =>
      personId === null || kind === "set-up"
        ? []
        : [[personId, { kind, createdAt, expiresAt, expired: expiresAt <= now }] as const],
    ),
  );
}
