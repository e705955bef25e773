import { expect } from "vitest";
import type { Database } from "../../../server/storage/database.ts";
import type { Actor, Context } from "../../../server/use-cases/context.ts";
import { requestPost } from "../../../server/use-cases/posting/request-post.ts";
import { exportOf, newClients, newRunToPost } from "../posting/posting-fixture.ts";
import { appOn, problemIn, tokenFor, withToken } from "../serve.ts";
import type { Send } from "../serve.ts";
import type { Store } from "../stores.ts";
import type { Outcome } from "./interleaving.ts";

export type Act = (database: Database) => Promise<unknown>;

/** Two acts at once, and what must hold whichever comes first. */
export interface Race {
  name: string;
  prepare: (setting: Setting) => Promise<{
    one: Act;
    other: Act;
    holds: (one: Outcome, other: Outcome) => Promise<void>;
  }>;
}

export interface Setting {
  store: Store;
  admin: Actor;
  /** A context of this person's on the database that the race hands in. */
  as: (actor: Actor, database: Database) => Context;
}

export const accountant = { billingAccess: true, sendExport: true, admin: false };
export const onlyBilling = { billingAccess: true, sendExport: false, admin: false };

export function oneWins(one: Outcome, other: Outcome, code: string): void {
  expect([one.status, other.status].sort()).toEqual(["fulfilled", "rejected"]);
  expect(codeOf(one) ?? codeOf(other)).toBe(code);
}

/** A request as this person over HTTP, where the guard reads their rights; rejects with the problem of a refusal. */
export async function asking(
  store: Store,
  actor: Actor,
  ...request: Parameters<Send>
): Promise<Act> {
  const token = await tokenFor(store, actor);
  return async (database) => {
    const response = await withToken(appOn(store, { database }), token)(...request);
    if (!response.ok) throw await problemIn(response);
    return response;
  };
}

export function codeOf(outcome: Outcome): unknown {
  return outcome.status === "rejected" ? outcome.reason.code : undefined;
}

/** A run whose Post was pressed, before it is posted. */
export async function heldRun(store: Store, poster: Actor) {
  const made = await newRunToPost(store, poster, await newClients(store, 1));
  await requestPost(store.contextFor(poster), made.run.id, 1, exportOf(1));
  return made;
}

export function november(store: Store) {
  return store.database.read
    .selectFrom("periods")
    .select(["id", "version"])
    .where("starts_on", "=", "2026-11-01")
    .executeTakeFirstOrThrow();
}

export async function personRow(store: Store, personId: string) {
  const row = await store.database.read
    .selectFrom("people")
    .selectAll()
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  return { rights: { sendExport: row.send_export, admin: row.admin } };
}

export async function actionsAbout(store: Store, ...subjects: string[]): Promise<string[]> {
  const rows = await store.database.read
    .selectFrom("audit")
    .select("action")
    .where("subject", "in", subjects)
    .orderBy("sequence")
    .execute();
  return rows.map(({ action }) => action);
}

export async function setAdmin(store: Store, { personId }: Actor, admin: 0 | 1): Promise<void> {
  await store.database.write((trx) =>
    trx.updateTable("people").set({ admin }).where("id", "=", personId).execute(),
  );
}

export const dropAdmin = (store: Store, actor: Actor) => setAdmin(store, actor, 0);
