import { newFirm, newPerson, newTaxRate } from "../../factories.ts";
import { appOn, signedIn } from "../../serve.ts";
import type { Send } from "../../serve.ts";
import type { Store } from "../../stores.ts";

/** A firm with one tax rate, and those who try to change its settings. */
export async function newFirmWithAdmin(store: Store) {
  await newFirm(store);
  await newTaxRate(store);
  const app = appOn(store);
  const adminActor = await newPerson(store, { admin: true, billingAccess: false });
  const accountantActor = await newPerson(store);
  const admin: Send = await signedIn(store, app, adminActor);
  const accountant: Send = await signedIn(store, app, accountantActor);
  return { app, admin, accountant, adminActor, accountantActor };
}

/** What the audit and a table hold, to show that a refusal left both alone. */
export async function auditRows(store: Store) {
  const rows = await store.database.read
    .selectFrom("audit")
    .select(["action", "subject", "person_id", "before", "after", "restricted_client_id"])
    .orderBy("sequence")
    .execute();
  return rows.map(({ before, after, ...row }) => ({
    ...row,
    before: before === null ? null : (JSON.parse(before) as unknown),
    after: after === null ? null : (JSON.parse(after) as unknown),
  }));
}

export async function lastAudit(store: Store) {
  return (await auditRows(store)).at(-1);
}
