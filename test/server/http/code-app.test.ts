import { Secret, TOTP } from "otpauth";
import { beforeAll, expect, it } from "vitest";
import type { NewCodeApp } from "#shared/wire/sign-in.ts";
import { accountFixture, goodPassword, tokenOf } from "../sign-in/account-fixture.ts";
import type { AccountFixture } from "../sign-in/account-fixture.ts";
import { listRoutes } from "../../../server/http/route-table.ts";
import { startSession } from "../../../server/sign-in/sessions.ts";
import { newPerson } from "../factories.ts";
import { problemIn, withToken } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("an authenticator app", (store) => {
  let firm: AccountFixture;

  beforeAll(async () => {
    firm = await accountFixture(store);
  });

  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: Date.parse(store.clock.now()),
    });
  const nextStep = () => store.clock.advanceSeconds(30);

  const begin = async (send: Send): Promise<NewCodeApp> =>
    (await send("POST", "account/code-app", { body: { currentPassword: goodPassword } })).json();

  /** A person whose app counts. */
  const joinWithApp = async (email: string) => {
    const joined = await firm.join(email);
    const app = await begin(joined.send);
    const code = codeOf(app.secret);
    const confirmed = await joined.send("POST", "account/code-app/confirm", { body: { code } });
    expect(confirmed.status).toBe(204);
    return { ...joined, ...app, code, login: { email, password: goodPassword } };
  };

  it("counts once it has shown a right code; until then no code is asked for", async () => {
    const { send } = await firm.join("app@firm.example");
    const refused = await send("POST", "account/code-app", { body: { currentPassword: "wrong" } });
    expect(await problemIn(refused)).toMatchObject({ code: "password-refused" });
    const { uri, secret } = await begin(send);
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/);
    const login = { email: "app@firm.example", password: goodPassword };
    expect((await firm.signIn(login)).status).toBe(200);
    const wrong = codeOf(secret) === "000000" ? "000001" : "000000";
    const confirm = (code: string) => send("POST", "account/code-app/confirm", { body: { code } });
    expect(await problemIn(await confirm(wrong))).toMatchObject({ code: "password-refused" });
    expect((await confirm(codeOf(secret))).status).toBe(204);
    expect(await problemIn(await firm.signIn(login))).toMatchObject({
      status: 401,
      code: "code-required",
    });
    nextStep();
    expect((await firm.signIn({ ...login, code: codeOf(secret) })).status).toBe(200);
    expect(await (await send("GET", "account")).json()).toMatchObject({ codeApp: true });
  });

  it("has codes that are taken once, the one that confirmed it too", async () => {
    const { login, secret, code } = await joinWithApp("once@firm.example");
    expect(await problemIn(await firm.signIn({ ...login, code }))).toMatchObject({
      status: 401,
      code: "sign-in-refused",
      errors: [{ location: "/code" }],
    });
    nextStep();
    const fresh = { ...login, code: codeOf(secret) };
    const answers = await Promise.all([firm.signIn(fresh), firm.signIn(fresh)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
    expect((await firm.signIn(fresh)).status).toBe(401);
  });

  it("may have a clock that is half a minute off, and not more", async () => {
    const { login, secret } = await joinWithApp("clock@firm.example");
    store.clock.advanceSeconds(120);
    const late = codeOf(secret);
    store.clock.advanceSeconds(30);
    expect((await firm.signIn({ ...login, code: late })).status).toBe(200);
    store.clock.advanceSeconds(60);
    const tooLate = codeOf(secret);
    store.clock.advanceSeconds(90);
    expect((await firm.signIn({ ...login, code: tooLate })).status).toBe(401);
  });

  it("has codes that cannot be guessed by trying, also not with the password", async () => {
    const { login, secret } = await joinWithApp("guess@firm.example");
    const statuses: number[] = [];
    for (let index = 0; index < 20; index++) {
      store.clock.advanceSeconds(60);
      const right = codeOf(secret);
      const code = right === "123456" ? "654321" : "123456";
      statuses.push((await firm.signIn({ ...login, code })).status);
    }
    store.clock.advanceSeconds(60);
    expect(statuses.filter((status) => status === 401)).not.toHaveLength(20);
    expect((await firm.signIn({ ...login, code: codeOf(secret) })).status).toBe(429);
    store.clock.advanceSeconds(3_600);
    expect((await firm.signIn({ ...login, code: codeOf(secret) })).status).toBe(200);
  });

  it("is kept under a key that is not in the database", async () => {
    const { secret, personId } = await joinWithApp("sealed@firm.example");
    const kept = await store.database.read
      .selectFrom("code_apps")
      .selectAll()
      .where("person_id", "=", personId)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it("is removed after the password, and by a new link, which is how a lost phone is mended", async () => {
    const one = await joinWithApp("remove@firm.example");
    const body = { currentPassword: goodPassword };
    expect((await one.send("POST", "account/code-app", { body })).status).toBe(404);
    expect((await one.send("POST", "account/code-app/remove", { body })).status).toBe(204);
    expect((await firm.signIn(one.login)).status).toBe(200);
    const two = await joinWithApp("phone@firm.example");
    const made = await (await firm.admin())("POST", `people/${two.personId}/link`);
    const { path } = await made.json();
    const accepted = await firm.nobody("POST", "sign-in/link/accept", {
      body: { token: tokenOf(path), proof: { kind: "password", password: goodPassword } },
    });
    expect(accepted.status).toBe(200);
    expect((await firm.signIn(two.login)).status).toBe(200);
  });
});

describeOnEachStore("a firm that wants a second factor", (store) => {
  let firm: AccountFixture;

  beforeAll(async () => {
    firm = await accountFixture(store, { secondFactorRequired: true });
  });

  it("opens nothing but their account to whoever has a password alone, and all once an app is added", async () => {
    const { send } = await firm.join("new@firm.example");
    for (const response of [await send("GET", "runs"), await send("GET", "periods")]) {
      expect(await problemIn(response)).toMatchObject({ status: 403, code: "code-app-missing" });
    }
    expect(await (await send("GET", "me")).json()).toMatchObject({ mustAddCodeApp: true });
    const body = { currentPassword: goodPassword };
    const { secret } = await (await send("POST", "account/code-app", { body })).json();
    expect((await send("GET", "runs")).status).toBe(403);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: Date.parse(store.clock.now()),
    });
    await send("POST", "account/code-app/confirm", { body: { code } });
    expect((await send("GET", "runs")).status).toBe(200);
    expect(await (await send("GET", "me")).json()).toMatchObject({ mustAddCodeApp: false });
    await send("POST", "account/code-app/remove", { body });
    expect((await send("GET", "runs")).status).toBe(403);
  });

  it("leaves open what one needs for that, and nothing besides", () => {
    const open = listRoutes(firm.app).flatMap(({ method, path, guard }) =>
      guard?.beforeCodeApp ? `${method} ${path}` : [],
    );
    expect(open.sort()).toEqual([
      "GET /api/account",
      "GET /api/me",
      "POST /api/account/code-app",
      "POST /api/account/code-app/confirm",
      "POST /api/account/code-app/remove",
      "POST /api/account/end-other-sessions",
      "POST /api/session/renew",
      "POST /api/sign-out",
      "PUT /api/account/password",
    ]);
  });

  it("leaves it to the firm's own service to ask whoever signs in there", async () => {
    const person = await newPerson(store);
    const { token } = await startSession(store.database, store.clock, person.personId, "openid");
    expect((await withToken(firm.app, token)("GET", "runs")).status).toBe(200);
  });
});
