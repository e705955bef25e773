import { beforeAll, expect, it } from "vitest";
import type { InvitedPerson, PersonView } from "#shared/wire/person.ts";
import type { App } from "../../../server/http/app.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { newFirm, newPerson } from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

const everything = { billingAccess: true, sendExport: true, admin: true };
const billing = { billingAccess: true, sendExport: false, admin: false };

describeOnEachStore("people and their rights", (store) => {
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

  const lastAudit = () =>
    store.database.read
      .selectFrom("audit")
      .selectAll()
      .orderBy("sequence", "desc")
      .executeTakeFirstOrThrow();

  const listed = async (personId: string): Promise<PersonView | undefined> => {
    const people: PersonView[] = await (await send("GET", "people")).json();
    return people.find(({ id }) => id === personId);
  };

  const invite = async (email: string, rights = billing): Promise<InvitedPerson> =>
    (await send("POST", "people", { body: { name: "Ben Ode", email, rights } })).json();

  it("gives rights that hold from the person's next request on, and says who gave them and when", async () => {
    const person = await newPerson(store, { billingAccess: false });
    const theirs = await signedIn(store, app, person);
    const path = `people/${person.personId}/rights`;
    const response = await send("PUT", path, { body: everything, version: 1 });
    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toBe('"2"');
    const by = { id: admin.personId, name: admin.name };
    const given = { by, at: store.clock.now() };
    expect(await response.json()).toMatchObject({
      id: person.personId,
      name: person.name,
      rights: everything,
      given: { billingAccess: given, sendExport: given, admin: given },
      version: 2,
    });
    expect(await (await theirs("GET", "me")).json()).toMatchObject({ rights: everything });
    expect(await lastAudit()).toMatchObject({
      action: "rights-changed",
      subject: `person:${person.personId}`,
      person_id: admin.personId,
      before: '{"billingAccess":false,"sendExport":false,"admin":false}',
      after: JSON.stringify(everything),
    });
    store.clock.advanceSeconds(60);
    const body = { ...everything, admin: false };
    await send("PUT", path, { body, version: 2 });
    expect((await listed(person.personId))?.given).toEqual({
      billingAccess: given,
      sendExport: given,
      admin: null,
    });
  });

  it("refuses sendExport without billingAccess, and changes nothing", async () => {
    const person = await newPerson(store);
    const [before, audit] = [await rightsOf(person), await lastAudit()];
    const problem = await problemIn(
      await send("PUT", `people/${person.personId}/rights`, {
        body: { billingAccess: false, sendExport: true, admin: false },
        version: 1,
      }),
    );
    expect(problem).toMatchObject({ status: 422, code: "right-needs-billing-access" });
    const rights = { billingAccess: false, sendExport: true, admin: false };
    const body = { name: "Eve", email: "eve@firm.example", rights };
    expect(await problemIn(await send("POST", "people", { body }))).toMatchObject({
      code: "right-needs-billing-access",
      errors: [{ location: "/rights/sendExport" }],
    });
    expect([await rightsOf(person), await lastAudit()]).toEqual([before, audit]);
  });

  it("leaves the last admin who can sign in the admin right and the way in", async () => {
    await newPerson(store, { admin: true, disabled: 1 });
    const body = { ...everything, admin: false };
    const path = `people/${admin.personId}`;
    const problem = await problemIn(await send("PUT", `${path}/rights`, { body, version: 1 }));
    expect(problem).toMatchObject({ status: 409, code: "last-admin" });
    const disabling = await send("POST", `${path}/disable`, { version: 1 });
    expect(await problemIn(disabling)).toMatchObject({ status: 409, code: "last-admin" });
    const second = await newPerson(store, { admin: true });
    const taking = await send("PUT", `people/${second.personId}/rights`, { body, version: 1 });
    expect(taking.status).toBe(200);
  });

  it("refuses a change of what was changed meanwhile, and one that does not say what was seen", async () => {
    const person = await newPerson(store);
    const path = `people/${person.personId}`;
    await send("PUT", `${path}/rights`, { body: billing, version: 1 });
    for (const again of [
      await send("PUT", `${path}/rights`, { body: everything, version: 1 }),
      await send("PATCH", path, { body: { name: "X", email: "x@firm.example" }, version: 1 }),
      await send("POST", `${path}/disable`, { version: 1 }),
      await send("POST", `${path}/enable`, { version: 1 }),
    ]) {
      expect(await problemIn(again)).toMatchObject({ status: 412, code: "version-changed" });
    }
    const blind = await send("PUT", `${path}/rights`, { body: everything });
    expect(await problemIn(blind)).toMatchObject({ status: 428, code: "version-missing" });
  });

  it("invites somebody with a link that is told once and kept as a hash", async () => {
    const response = await send("POST", "people", {
      body: { name: " Ben Ode ", email: "Ben.Ode@Firm.example", rights: billing },
    });
    expect(response.status).toBe(201);
    const { person, link }: InvitedPerson = await response.json();
    expect(person).toMatchObject({
      name: "Ben Ode",
      email: "ben.ode@firm.example",
      rights: billing,
      lastSeenAt: null,
      signsInWith: { password: false, codeApp: false, openid: false },
      link: { kind: "invitation", expired: false, expiresAt: link.expiresAt },
    });
    expect(link.path).toMatch(/^\/welcome#[\w-]{43}$/);
    const token = link.path.split("#")[1] ?? "";
    const kept = await store.database.read.selectFrom("sign_in_links").selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(token);
    const audit = await store.database.read.selectFrom("audit").selectAll().execute();
    expect(JSON.stringify(audit)).not.toContain(token);
    expect(audit.at(-1)).toMatchObject({
      action: "person-invited",
      subject: `person:${person.id}`,
    });
    expect(JSON.stringify(await listed(person.id))).not.toContain(token);
    store.clock.advanceSeconds(7 * 86_400);
    send = await signedIn(store, app, admin);
    expect((await listed(person.id))?.link).toMatchObject({ expired: true });
  });

  it("refuses a second person with the same e-mail address", async () => {
    const { person } = await invite("once@firm.example");
    const body = { name: "Other", email: "ONCE@firm.example", rights: billing };
    const problem = await problemIn(await send("POST", "people", { body }));
    expect(problem).toMatchObject({ status: 409, code: "person-exists" });
    const other = await newPerson(store);
    const taking = await send("PATCH", `people/${other.personId}`, {
      body: { name: "Other", email: "once@firm.example" },
      version: 1,
    });
    expect(await problemIn(taking)).toMatchObject({ status: 409, code: "person-exists" });
    const keeping = await send("PATCH", `people/${person.id}`, {
      body: { name: "Benjamin Ode", email: "once@firm.example" },
      version: 1,
    });
    expect(await keeping.json()).toMatchObject({ name: "Benjamin Ode", version: 2 });
  });

  it("shuts a disabled person out at once, and lets them in again with the same rights", async () => {
    const person = await newPerson(store);
    const theirs = await signedIn(store, app, person);
    const path = `people/${person.personId}`;
    const disabled = await send("POST", `${path}/disable`, { version: 1 });
    expect(await disabled.json()).toMatchObject({ disabled: true, version: 2, link: null });
    expect((await problemIn(await theirs("GET", "me"))).code).toBe("sign-in-required");
    const link = await send("POST", `${path}/link`);
    expect(await problemIn(link)).toMatchObject({ status: 409, code: "person-disabled" });
    const enabled = await send("POST", `${path}/enable`, { version: 2 });
    expect(await enabled.json()).toMatchObject({
      disabled: false,
      version: 3,
      rights: { billingAccess: true, sendExport: true, admin: false },
    });
    expect((await problemIn(await theirs("GET", "me"))).code).toBe("sign-in-required");
    expect((await (await signedIn(store, app, person))("GET", "me")).status).toBe(200);
  });

  it("makes a new link that puts an end to the one before", async () => {
    const { person, link: first } = await invite("again@firm.example");
    const response = await send("POST", `people/${person.id}/link`);
    expect(response.status).toBe(201);
    expect(await response.json()).not.toEqual(first);
    expect((await listed(person.id))?.link).toMatchObject({ kind: "new-link" });
    const open = await store.database.read
      .selectFrom("sign_in_links")
      .selectAll()
      .where("person_id", "=", person.id)
      .where("ended_at", "is", null)
      .execute();
    expect(open).toHaveLength(1);
  });

  it("says when a person was last seen", async () => {
    const person = await newPerson(store);
    expect((await listed(person.personId))?.lastSeenAt).toBeNull();
    await signedIn(store, app, person);
    expect((await listed(person.personId))?.lastSeenAt).toBe(store.clock.now());
  });

  it("is for admins only, and for people who exist", async () => {
    const person = await newPerson(store);
    const theirs = await signedIn(store, app, person);
    const own = await theirs("PUT", `people/${person.personId}/rights`, { body: everything });
    expect(await problemIn(own)).toMatchObject({ status: 403, code: "right-missing" });
    expect((await theirs("GET", "people")).status).toBe(403);
    for (const nobody of [
      await send("PUT", "people/nobody/rights", { body: everything, version: 1 }),
      await send("PATCH", "people/nobody", {
        body: { name: "N", email: "n@firm.example" },
        version: 1,
      }),
      await send("POST", "people/nobody/link"),
      await send("POST", "people/nobody/disable", { version: 1 }),
      await send("POST", "people/nobody/enable", { version: 1 }),
    ]) {
      expect(await problemIn(nobody)).toMatchObject({ status: 404, code: "person-not-found" });
    }
  });

  it.each(["", "ben", "ben@firm", "a b@firm.example", "<ben@firm.example>", "a,b@firm.example"])(
    "does not take %j for an e-mail address",
    async (email) => {
      const body = { name: "Ben", email, rights: billing };
      expect(await problemIn(await send("POST", "people", { body }))).toMatchObject({
        status: 400,
        errors: [{ location: "/email" }],
      });
    },
  );
});
