import { beforeAll, expect, it } from "vitest";
import type { SignedIn } from "#shared/wire/me.ts";
import type { NewLink } from "#shared/wire/person.ts";
import { accountFixture, goodPassword, tokenOf } from "../sign-in/account-fixture.ts";
import type { AccountFixture } from "../sign-in/account-fixture.ts";
import { appOn, problemIn, signedOut, withToken } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("an account of this server", (store) => {
  let firm: AccountFixture;

  beforeAll(async () => {
    firm = await accountFixture(store);
  });

  const accept = (token: string, password = goodPassword) =>
    firm.nobody("POST", "sign-in/link/accept", {
      body: { token, proof: { kind: "password", password } },
    });

  it("begins with an invitation that says whom it is for, and signs its person in", async () => {
    const { personId, token } = await firm.invite("nadia@firm.example");
    const shown = await firm.nobody("POST", "sign-in/link", { body: { token } });
    expect(await shown.json()).toMatchObject({
      kind: "invitation",
      firmName: "Harbour & Pine Accountants",
      name: "Nadia Brook",
      email: "nadia@firm.example",
    });
    const answer = await accept(token);
    expect(answer.status).toBe(200);
    const signed: SignedIn = await answer.json();
    const me = await (await withToken(firm.app, signed.token)("GET", "me")).json();
    expect(me.person).toMatchObject({ id: personId, email: "nadia@firm.example" });
    const again = await firm.signIn({ email: "Nadia@firm.example", password: goodPassword });
    expect(again.status).toBe(200);
    const audit = await store.database.read
      .selectFrom("audit")
      .select(["action", "after"])
      .where("subject", "=", `person:${personId}`)
      .orderBy("sequence")
      .execute();
    expect(audit.map(({ action }) => action)).toEqual([
      "person-invited",
      "sign-in-set",
      "signed-in",
      "signed-in",
    ]);
    expect(JSON.stringify(audit)).not.toContain(goodPassword);
  });

  it("has a link that works once, also when two people open it at the same time", async () => {
    const { personId, token } = await firm.invite("race@firm.example");
    const answers = await Promise.all([
      accept(token, "first lantern gravel sonnet"),
      accept(token, "second lantern gravel sonnet"),
    ]);
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, 404]);
    const late = answers.find(({ status }) => status === 404) ?? (await accept(token));
    expect(await problemIn(late)).toMatchObject({ code: "link-not-found" });
    expect(await problemIn(await accept(token))).toMatchObject({ code: "link-not-found" });
    const sets = await store.database.read
      .selectFrom("audit")
      .select("action")
      .where("subject", "=", `person:${personId}`)
      .where("action", "=", "sign-in-set")
      .execute();
    expect(sets).toHaveLength(1);
  });

  it("has a link that ends after seven days, with a newer one, and with its person", async () => {
    const old = await firm.invite("old@firm.example");
    store.clock.advanceSeconds(7 * 86_400 - 1);
    expect((await firm.nobody("POST", "sign-in/link", { body: old })).status).toBe(400);
    const show = (token: string) => firm.nobody("POST", "sign-in/link", { body: { token } });
    expect((await show(old.token)).status).toBe(200);
    store.clock.advanceSeconds(1);
    expect(await problemIn(await show(old.token))).toMatchObject({ code: "link-not-found" });
    const admin = await firm.admin();
    const made = await admin("POST", `people/${old.personId}/link`);
    const newer: NewLink = await made.json();
    const newest: NewLink = await (await admin("POST", `people/${old.personId}/link`)).json();
    expect((await accept(tokenOf(newer.path))).status).toBe(404);
    expect((await show(tokenOf(newest.path))).status).toBe(200);
    await admin("POST", `people/${old.personId}/disable`, { version: 1 });
    expect((await accept(tokenOf(newest.path))).status).toBe(404);
  });

  it.each([
    ["short", "k7!vQ2#pX9$mZ4", /15 characters/],
    ["made of known passwords", "password123456789", /tried first/],
    ["one character again and again", "zzzzzzzzzzzzzzzzzzzz", /tried first/],
    ["the person's own name", "NadiaBrook2026!", /your own name/],
    ["the person's own address", "nadia.brook@firm.example", /your own name/],
  ])(
    "refuses a password that is %s, and leaves the link as it is",
    async (name, password, says) => {
      const { token } = await firm.invite(`weak${name.length}@firm.example`);
      const before = firm.hasher.computed;
      const problem = await problemIn(await accept(token, password));
      expect(problem).toMatchObject({ status: 422, code: "password-refused" });
      expect(problem.detail).toMatch(says);
      expect(firm.hasher.computed).toBe(before);
      expect((await accept(token)).status).toBe(200);
    },
  );

  it("answers the same for a wrong password and for an account that does not exist", async () => {
    await firm.join("known@firm.example");
    const strip = async (response: Response) => {
      const { requestId: _, ...problem } = await problemIn(response);
      return problem;
    };
    const before = firm.hasher.computed;
    const wrong = await firm.signIn({ email: "known@firm.example", password: "wrong" });
    const unknown = await firm.signIn({ email: "unknown@firm.example", password: "wrong" });
    expect(await strip(wrong)).toEqual(await strip(unknown));
    // For both the same work was done, which is what takes the time.
    expect(firm.hasher.computed).toBe(before + 2);
  });

  it("changes its password after the present one, and signs out everywhere else", async () => {
    const { send } = await firm.join("change@firm.example");
    const login = { email: "change@firm.example", password: goodPassword };
    const { token }: SignedIn = await (await firm.signIn(login)).json();
    const elsewhere = withToken(firm.app, token);
    const next = "violet harbour mistle crane";
    const wrong = await send("PUT", "account/password", {
      body: { currentPassword: "not this one", password: next },
    });
    expect(await problemIn(wrong)).toMatchObject({
      code: "password-refused",
      errors: [{ location: "/currentPassword" }],
    });
    const body = { currentPassword: goodPassword, password: next };
    expect((await send("PUT", "account/password", { body })).status).toBe(204);
    expect((await send("GET", "me")).status).toBe(200);
    expect((await elsewhere("GET", "me")).status).toBe(401);
    expect((await firm.signIn(login)).status).toBe(401);
    expect((await firm.signIn({ ...login, password: next })).status).toBe(200);
  });

  it("is set anew by a link of an admin, which ends its sessions; until then the old way works", async () => {
    const { personId, send } = await firm.join("lost@firm.example");
    const login = { email: "lost@firm.example", password: goodPassword };
    const made = await (await firm.admin())("POST", `people/${personId}/link`);
    const { path }: NewLink = await made.json();
    expect((await firm.signIn(login)).status).toBe(200);
    const next = "violet harbour mistle crane";
    expect((await accept(tokenOf(path), next)).status).toBe(200);
    expect((await send("GET", "me")).status).toBe(401);
    expect((await firm.signIn(login)).status).toBe(401);
    expect((await firm.signIn({ ...login, password: next })).status).toBe(200);
  });

  it("shows where its person is signed in, and ends the others", async () => {
    const { send } = await firm.join("many@firm.example");
    const login = { email: "many@firm.example", password: goodPassword };
    store.clock.advanceSeconds(1);
    const { token }: SignedIn = await (await firm.signIn(login)).json();
    const account = await (await send("GET", "account")).json();
    expect(account).toMatchObject({ password: true, codeApp: false, openid: false });
    expect(account.sessions).toMatchObject([
      { way: "password", own: false },
      { way: "password", own: true },
    ]);
    expect((await send("POST", "account/end-other-sessions")).status).toBe(204);
    expect((await withToken(firm.app, token)("GET", "me")).status).toBe(401);
    expect((await (await send("GET", "account")).json()).sessions).toHaveLength(1);
  });

  it("ends at once when its person is disabled, who is told so only after the right password", async () => {
    const { personId, send } = await firm.join("gone@firm.example");
    await (
      await firm.admin()
    )("POST", `people/${personId}/disable`, { version: 1 });
    expect((await send("GET", "me")).status).toBe(401);
    const login = { email: "gone@firm.example", password: goodPassword };
    const right = await problemIn(await firm.signIn(login));
    expect(right).toMatchObject({ code: "sign-in-required", detail: /disabled/ });
    const wrong = await problemIn(await firm.signIn({ ...login, password: "wrong" }));
    expect(wrong).toMatchObject({ code: "sign-in-refused" });
  });

  it("does not exist where local accounts are off", async () => {
    const nobody = signedOut(appOn(store));
    expect(await (await nobody("GET", "sign-in/ways")).json()).toEqual({
      password: false,
      openid: null,
      trial: false,
    });
    const body = { email: "nadia@firm.example", password: goodPassword };
    const refused = await nobody("POST", "sign-in/password", { body });
    expect(await problemIn(refused)).toMatchObject({ status: 404, code: "sign-in-way-off" });
  });
});
