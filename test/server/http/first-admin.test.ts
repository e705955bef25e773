import { beforeAll, expect, it } from "vitest";
import type { Me, SignedIn } from "#shared/wire/me.ts";
import { makeLinkAtConsole } from "../../../server/use-cases/sign-in/make-link-at-console.ts";
import { makeSetUpLink } from "../../../server/use-cases/sign-in/make-set-up-link.ts";
import type { App } from "../../../server/http/app.ts";
import { goodPassword, tokenOf } from "../sign-in/account-fixture.ts";
import { quickHasher } from "../sign-in/quick-hasher.ts";
import { appOn, noSignIn, problemIn, signedOut, withToken } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("setting up a firm", (store) => {
  let app: App;
  let nobody: Send;

  beforeAll(() => {
    app = appOn(store, { signIn: { ...noSignIn, passwords: quickHasher() } });
    nobody = signedOut(app);
  });

  const setUp = { firmName: "Marsh & Co", name: "Judith Marsh", email: "judith@marsh.example" };
  const proof = { kind: "password", password: goodPassword };
  const accept = (token: string, body: object = { proof, setUp }) =>
    nobody("POST", "sign-in/link/accept", { body: { token, ...body } });
  const newToken = async () =>
    tokenOf((await makeSetUpLink(store.database, store.clock))?.path ?? "");
  const people = () => store.database.read.selectFrom("people").selectAll().execute();

  it("has nobody in it before: there are no default accounts", async () => {
    expect(await people()).toEqual([]);
    const body = { email: "admin@firm.example", password: "admin" };
    expect((await nobody("POST", "sign-in/password", { body })).status).toBe(401);
  });

  it("asks who the first admin is, and takes only the latest link", async () => {
    const first = await newToken();
    const second = await newToken();
    expect(await problemIn(await accept(first))).toMatchObject({ code: "link-not-found" });
    const shown = await nobody("POST", "sign-in/link", { body: { token: second } });
    expect(await shown.json()).toMatchObject({ kind: "set-up", firmName: "", name: "", email: "" });
    expect(await problemIn(await accept(second, { proof }))).toMatchObject({
      status: 400,
      errors: [{ location: "/setUp" }],
    });
    const weak = { kind: "password", password: "Judith Marsh 2026" };
    expect(await problemIn(await accept(second, { proof: weak, setUp }))).toMatchObject({
      code: "password-refused",
    });
    expect(await people()).toEqual([]);
  });

  it("ends in a firm with an admin who may do everything, once, also of two who race", async () => {
    const token = await newToken();
    const answers = await Promise.all([
      accept(token),
      accept(token, { proof, setUp: { ...setUp, email: "eve@marsh.example" } }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    const { token: bearer }: SignedIn = await (
      answers.find(({ ok }) => ok) ?? Response.error()
    ).json();
    const me: Me = await (await withToken(app, bearer)("GET", "me")).json();
    expect(me).toMatchObject({
      rights: { billingAccess: true, sendExport: true, admin: true },
      firm: { name: "Marsh & Co", timeZone: "UTC", currency: "EUR" },
      periods: [],
    });
    expect(await people()).toHaveLength(1);
    const firm = await store.database.read.selectFrom("firm").selectAll().execute();
    expect(firm).toMatchObject([{ address: "[]" }]);
  });

  it("is no dead end: who can run a command on the server makes a new link for an admin", async () => {
    const [admin] = await people();
    const made = await makeLinkAtConsole(store.database, store.clock, ` ${admin?.email} `);
    const next = { kind: "password", password: "violet harbour mistle crane" };
    expect((await accept(tokenOf(made?.path ?? ""), { proof: next })).status).toBe(200);
    expect(await makeLinkAtConsole(store.database, store.clock, "eve@nowhere.example")).toBeNull();
  });

  it("is over when there is an admin", async () => {
    expect(await makeSetUpLink(store.database, store.clock)).toBeNull();
  });
});
