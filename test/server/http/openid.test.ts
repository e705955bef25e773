import { SignJWT, UnsecuredJWT, generateKeyPair } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { SignedIn } from "#shared/wire/me.ts";
import type { OpenIdSettings } from "../../../server/sign-in/openid.ts";
import { openIdProvider } from "../../../server/sign-in/openid.ts";
import { accountFixture, goodPassword, tokenOf } from "../sign-in/account-fixture.ts";
import type { AccountFixture } from "../sign-in/account-fixture.ts";
import { startOpenIdPeer } from "../sign-in/openid-peer.ts";
import type { OpenIdPeer } from "../sign-in/openid-peer.ts";
import { accessTokenOf } from "../sign-in/openid-visit.ts";
import { problemIn, withToken } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

const redirectUri = "http://127.0.0.1:9/sign-in.html";

describeOnEachStore("signing in with the firm's OpenID provider", (store) => {
  let peer: OpenIdPeer;
  let firm: AccountFixture;
  let settings: OpenIdSettings;

  beforeAll(async () => {
    // The provider is a real one and has the real time.
    store.clock.set(new Date().toISOString());
    peer = await startOpenIdPeer([redirectUri]);
    settings = {
      kind: "openid",
      name: "Firm login",
      issuer: peer.issuer,
      clientId: peer.clientId,
      audience: peer.audience,
      scope: `openid ${peer.scope}`,
      tokenScope: peer.scope,
    };
    firm = await accountFixture(store, { openid: openIdProvider(settings) });
  });
  afterAll(() => peer.stop());

  const present = (accessToken: string) =>
    firm.nobody("POST", "sign-in/openid", { body: { accessToken } });
  const accept = (token: string, accessToken: string) =>
    firm.nobody("POST", "sign-in/link/accept", {
      body: { token, proof: { kind: "openid", accessToken } },
    });
  const expectRefused = async (response: Response) =>
    expect(await problemIn(response)).toMatchObject({ status: 401, code: "sign-in-refused" });

  /** What the provider says in a right token, with what is changed. */
  const forged = async (
    change: Record<string, unknown> = {},
    { key = peer.key, alg = "RS256" }: { key?: CryptoKey | Uint8Array; alg?: string } = {},
  ) =>
    new SignJWT({ ...rightClaims(), ...change })
      .setProtectedHeader({ alg, kid: peer.keyId, typ: "at+jwt" })
      .sign(key);
  const seconds = () => Math.floor(Date.parse(store.clock.now()) / 1000);
  const rightClaims = () => ({
    iss: peer.issuer,
    aud: peer.audience,
    sub: "mallory",
    scope: peer.scope,
    client_id: peer.clientId,
    iat: seconds(),
    exp: seconds() + 300,
  });

  it("tells browsers what they need for it, and nothing that is secret", async () => {
    expect(await (await firm.nobody("GET", "sign-in/ways")).json()).toEqual({
      password: true,
      trial: false,
      openid: {
        kind: "openid",
        name: "Firm login",
        issuer: peer.issuer,
        clientId: peer.clientId,
        scope: `openid ${peer.scope}`,
        resource: peer.audience,
      },
    });
  });

  it("binds whoever opens the invitation and signs in there; from then on they just sign in", async () => {
    const accessToken = await accessTokenOf(peer, "nadia-at-provider", redirectUri);
    await expectRefused(await present(accessToken));
    const { personId, token } = await firm.invite("nadia@firm.example");
    expect((await accept(token, accessToken)).status).toBe(200);
    const signed: SignedIn = await (await present(accessToken)).json();
    const me = await (await withToken(firm.app, signed.token)("GET", "me")).json();
    expect(me.person.id).toBe(personId);
    const again = await accessTokenOf(peer, "nadia-at-provider", redirectUri);
    expect((await present(again)).status).toBe(200);
    const bound = await store.database.read.selectFrom("identities").selectAll().execute();
    expect(bound).toMatchObject([
      { subject: `${peer.issuer}|nadia-at-provider`, person_id: personId },
    ]);
    const password = { email: "nadia@firm.example", password: goodPassword };
    expect((await firm.signIn(password)).status).toBe(401);
  });

  it("gives one account to one person only", async () => {
    const accessToken = await accessTokenOf(peer, "shared-account", redirectUri);
    const first = await firm.invite("first@firm.example");
    const second = await firm.invite("second@firm.example");
    expect((await accept(first.token, accessToken)).status).toBe(200);
    await expectRefused(await accept(second.token, accessToken));
    const other = await accessTokenOf(peer, "own-account", redirectUri);
    expect((await accept(second.token, other)).status).toBe(200);
  });

  it("is another way after a new link: the account before does not count any more", async () => {
    const before = await accessTokenOf(peer, "old-account", redirectUri);
    const { personId, token } = await firm.invite("moves@firm.example");
    await accept(token, before);
    const made = await (await firm.admin())("POST", `people/${personId}/link`);
    const { path } = await made.json();
    const after = await accessTokenOf(peer, "new-account", redirectUri);
    expect((await accept(tokenOf(path), after)).status).toBe(200);
    await expectRefused(await present(before));
    expect((await present(after)).status).toBe(200);
  });

  it("is refused to a disabled person", async () => {
    const accessToken = await accessTokenOf(peer, "gone", redirectUri);
    const { personId, token } = await firm.invite("gone@firm.example");
    await accept(token, accessToken);
    await (
      await firm.admin()
    )("POST", `people/${personId}/disable`, { version: 1 });
    expect(await problemIn(await present(accessToken))).toMatchObject({ code: "sign-in-required" });
  });

  it("takes a token as this test makes them, so that the refusals below have their reason", async () => {
    const { token } = await firm.invite("mallory@firm.example");
    expect((await accept(token, await forged())).status).toBe(200);
    expect((await present(await forged())).status).toBe(200);
    expect((await present(await forged({ exp: seconds() - 59 }))).status).toBe(200);
  });

  it.each<[string, Record<string, unknown>]>([
    ["another issuer", { iss: "https://login.example" }],
    ["another audience", { aud: "https://other.example" }],
    ["no audience", { aud: undefined }],
    ["no scope", { scope: undefined }],
    ["another scope", { scope: "openid billing2" }],
    ["no end", { exp: undefined }],
    ["no subject", { sub: undefined }],
    ["another client", { client_id: "somebody-else" }],
    ["another client in azp", { azp: "somebody-else" }],
  ])("refuses a token with %s", async (_name, change) => {
    await expectRefused(await present(await forged(change)));
  });

  it("refuses a token that has expired, is not valid yet, or is signed by somebody else", async () => {
    await expectRefused(await present(await forged({ exp: seconds() - 61 })));
    await expectRefused(await present(await forged({ nbf: seconds() + 120 })));
    const { privateKey } = await generateKeyPair("RS256");
    await expectRefused(await present(await forged({}, { key: privateKey })));
  });

  it("refuses a token without a signature, and one signed with what everybody knows", async () => {
    const claims = rightClaims();
    await expectRefused(await present(new UnsecuredJWT(claims).encode()));
    const shared = new TextEncoder().encode(peer.clientId.padEnd(32, "x"));
    await expectRefused(await present(await forged({}, { key: shared, alg: "HS256" })));
    const { privateKey } = await generateKeyPair("PS256");
    await expectRefused(await present(await forged({}, { key: privateKey, alg: "PS256" })));
  });

  it("refuses what is no token, and the provider's token without the API's scope", async () => {
    await expectRefused(await present("not a token"));
    await expectRefused(await present(await accessTokenOf(peer, "mallory", redirectUri, "openid")));
  });

  it("says that the provider cannot be asked when it does not answer", async () => {
    const silent = openIdProvider({ ...settings, issuer: "http://127.0.0.1:9" });
    await expect(silent.subjectOf(await forged(), store.clock.now())).rejects.toMatchObject({
      code: "unavailable",
    });
  });

  it("knows a person of Microsoft Entra ID by tenant and object, and takes only its newer tokens", async () => {
    const entra = openIdProvider({ ...settings, kind: "entra", tokenScope: "Billing.Use" });
    const of = async (change: Record<string, unknown>) =>
      entra.subjectOf(
        await forged({
          scope: undefined,
          scp: "Billing.Use User.Read",
          ver: "2.0",
          tid: "tenant-1",
          oid: "object-1",
          azp: peer.clientId,
          ...change,
        }),
        store.clock.now(),
      );
    expect(await of({})).toBe("tenant-1:object-1");
    expect(await of({ email: "judith@marsh.example" })).toBe("tenant-1:object-1");
    for (const change of [
      { ver: "1.0" },
      { ver: undefined },
      { scp: "User.Read" },
      { scp: undefined, roles: ["Billing.Use"] },
      { oid: undefined },
      { tid: undefined },
      { iss: "https://login.microsoftonline.com/other-tenant/v2.0" },
    ]) {
      await expect(of(change)).rejects.toMatchObject({ code: "sign-in-refused" });
    }
  });
});
