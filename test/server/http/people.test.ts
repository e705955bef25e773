import { beforeAll, expect, it } from "vitest";
import type { App } from "../../../server/http/app.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { newFirm, newPerson } from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

const everything = { billingAccess: true, sendExport: true, admin: true };

describeOnEachStore("changing rights", (store) => {
  let app: App;
  let admin: Actor;
  let send: Send;

  beforeAll(async () => {
    await newFirm(store);
    app = appOn(store);
    admin = await newPerson(store, { admin: true });
    send = await signedIn(store, app, admin);
  });

  const rightsOf = (actor: Actor) =>
    store.database.read
      .selectFrom("people")
      .select(["billing_access", "send_export", "admin", "version"])
      .where("id", "=", actor.personId)
      .executeTakeFirstOrThrow();

  const auditCount = async () =>
    (
      await store.database.read
        .selectFrom("audit")
        .select((select) => select.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow()
    ).count;

  it("holds from the person's next request on, and is in the audit", async () => {
    const person = await newPerson(store, { billingAccess: false });
    const theirs = await signedIn(store, app, person);
    const response = await send("PUT", `people/${person.personId}/rights`, { body: everything });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      id: person.personId,
      name: person.name,
      rights: everything,
    });
    expect(await (await theirs("GET", "me")).json()).toMatchObject({ rights: everything });
    const row = await store.database.read
      .selectFrom("audit")
      .selectAll()
      .orderBy("sequence", "desc")
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      action: "rights-changed",
      subject: `person:${person.personId}`,
      person_id: admin.personId,
      before: '{"billingAccess":false,"sendExport":false,"admin":false}',
      after: JSON.stringify(everything),
    });
    await send("PUT", `people/${person.personId}/rights`, {
      body: { ...everything, admin: false },
    });
  });

  it("refuses sendExport without billingAccess, and changes nothing", async () => {
    const person = await newPerson(store);
    const [before, count] = [await rightsOf(person), await auditCount()];
    const problem = await problemIn(
      await send("PUT", `people/${person.personId}/rights`, {
        body: { billingAccess: false, sendExport: true, admin: false },
      }),
    );
    expect(problem).toMatchObject({ status: 422, code: "right-needs-billing-access" });
    expect([await rightsOf(person), await auditCount()]).toEqual([before, count]);
  });

  it("leaves the last admin who can sign in the admin right", async () => {
    await newPerson(store, { admin: true, disabled: 1 });
    const body = { ...everything, admin: false };
    const problem = await problemIn(await send("PUT", `people/${admin.personId}/rights`, { body }));
    expect(problem).toMatchObject({ status: 409, code: "last-admin" });
    const second = await newPerson(store, { admin: true });
    expect((await send("PUT", `people/${second.personId}/rights`, { body })).status).toBe(200);
  });

  it("is for admins only, and for people who exist", async () => {
    const person = await newPerson(store);
    const theirs = await signedIn(store, app, person);
    const own = await theirs("PUT", `people/${person.personId}/rights`, { body: everything });
    expect(await problemIn(own)).toMatchObject({ status: 403, code: "right-missing" });
    const nobody = await send("PUT", "people/nobody/rights", { body: everything });
    expect(await problemIn(nobody)).toMatchObject({ status: 404, code: "person-not-found" });
  });
});
