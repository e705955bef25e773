import type { Actor } from "../../../../server/use-cases/context.ts";
import { newPerson } from "../../factories.ts";
import { tokenFor } from "../../serve.ts";
import type { Store } from "../../stores.ts";
import { tokenHash } from "../../../../server/sign-in/token.ts";
import type { Said } from "./route-row.ts";

/** Somebody who asks. */
export interface Asker {
  name: string;
  /** Null for those who are nobody to the server. */
  person: Actor | null;
  seesHidden: boolean;
  /** What stands in the way wherever somebody has to be signed in. */
  refusal: Said | null;
  headers: Readonly<Record<string, string>>;
}

export interface Cast {
  askers: readonly Asker[];
  /** Has every right and sees everything; makes what others ask for. */
  maker: Actor;
  /** Has both billing rights. */
  colleague: Actor;
  /** The teams of hidden clients. */
  team: readonly Actor[];
}

const signInFirst: Said = ["sign-in-required", "Sign in first."];

const everyRights = [
  ["no rights", {}],
  ["billing access", { billingAccess: true }],
  ["both billing rights", { billingAccess: true, sendExport: true }],
  ["the admin right alone", { admin: true }],
  ["every right", { billingAccess: true, sendExport: true, admin: true }],
] as const;

/** Everybody that a route has to tell apart. */
export async function castFor(store: Store): Promise<Cast> {
  const none = { billingAccess: false, sendExport: false, admin: false };
  const all = { billingAccess: true, sendExport: true, admin: true };
  const maker = await newPerson(store, { ...all, name: "Maker" });
  const signed = (person: Actor) => sessionHeaders(store, { person });
  const askers: Asker[] = [];
  for (const [right, rights] of everyRights) {
    for (const seesHidden of [false, true]) {
      const name = seesHidden ? `${right}, and sight of the hidden client` : right;
      const person = await newPerson(store, { ...none, ...rights });
      const headers = await signed(person);
      askers.push({ name, person, seesHidden, refusal: null, headers });
    }
  }
  const nobody = { person: null, seesHidden: false, refusal: signInFirst };
  const disabled = await newPerson(store, all);
  const disabledToken = await tokenFor(store, disabled);
  await changeRow(store, "people", "id", disabled.personId, { disabled: 1 });
  const expired = await tokenFor(store, maker);
  const past = { expires_at: "2026-11-24T08:59:59.000Z" };
  await changeRow(store, "sessions", "token_hash", tokenHash(expired), past);
  const ended = await tokenFor(store, maker);
  await changeRow(store, "sessions", "token_hash", tokenHash(ended), {
    ended_at: store.clock.now(),
  });
  const makersToken = await tokenFor(store, maker);
  const plain = await newPerson(store, none);
  askers.push(
    { ...nobody, name: "nobody", headers: {} },
    { ...nobody, name: "a token of nobody's", headers: bearer("x".repeat(43)) },
    { ...nobody, name: "an admin's id as a token", headers: bearer(maker.personId) },
    {
      ...nobody,
      name: "what is stored of an admin's token",
      headers: bearer(tokenHash(makersToken)),
    },
    { ...nobody, name: "an admin's token that was ended", headers: bearer(ended) },
    {
      ...nobody,
      name: "an admin's token that has expired",
      refusal: ["token-expired", "You were signed out after a while. Sign in again."],
      headers: bearer(expired),
    },
    {
      ...nobody,
      name: "an admin who has been disabled",
      refusal: ["sign-in-required", "This account has been disabled. Ask an admin of your firm."],
      headers: bearer(disabledToken),
    },
    {
      name: "no rights, and an admin's id and token where they do not count",
      person: plain,
      seesHidden: false,
      refusal: null,
      headers: {
        ...(await signed(plain)),
        cookie: `token=${makersToken}; session=${makersToken}; person=${maker.personId}`,
        "x-person-id": maker.personId,
        "x-forwarded-user": maker.personId,
        "x-http-method-override": "GET",
      },
    },
  );
  const seeing = askers.flatMap(({ person, seesHidden }) => (person && seesHidden ? person : []));
  return { askers, maker, colleague: await newPerson(store), team: [maker, ...seeing] };
}

/** Of a new session of this person's. */
export async function sessionHeaders(store: Store, { person }: Pick<Asker, "person">) {
  return person === null ? {} : bearer(await tokenFor(store, person));
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function changeRow(
  store: Store,
  table: "people" | "sessions",
  column: "id" | "token_hash",
  value: string,
  change: Record<string, unknown>,
): Promise<void> {
  await store.database.write((trx) =>
    // safe because each call above names a column of its table; Kysely cannot tell which
    trx
      .updateTable(table)
      .set(change as never)
      .where(column as never, "=", value as never)
      .execute(),
  );
}
