import { Secret, TOTP } from "otpauth";
import { makeLink } from "../../../../server/sign-in/links.ts";
import { deleteCodeApp, saveNewCodeApp } from "../../../../server/storage/sign-in/code-apps.ts";
import { saveIdentity } from "../../../../server/storage/sign-in/identities.ts";
import { savePasswordHash } from "../../../../server/storage/sign-in/passwords.ts";
import { newPerson } from "../../factories.ts";
import { easySignIn } from "../../sign-in/easy-sign-in.ts";
import type { RouteRows } from "./route-row.ts";
import type { Things } from "./things.ts";

const password = "otter lantern gravel sonnet";
const noLink = [
  "link-not-found",
  "This link has been used, has expired, or another one took its place. Ask an admin for a new one.",
] as const;
const secret = new Secret({ size: 20 }).base32;

async function givePassword({ store }: Things, personId: string): Promise<void> {
  const hash = (await easySignIn.passwords?.hash(password)) ?? "";
  await store.database.write(async (trx) => {
    await savePasswordHash(trx, personId, hash, store.clock.now());
    await deleteCodeApp(trx, personId);
  });
}

/** The present password of whoever asks. */
async function confirmed(things: Things) {
  await givePassword(things, things.owner.personId);
  return { body: { currentPassword: password } };
}

async function newLinkToken({ store, maker }: Things): Promise<string> {
  const { personId } = await newPerson(store);
  const { path } = await store.database.write((trx) =>
    makeLink(trx, store.clock.now(), {
      kind: "new-link",
      personId,
      createdBy: maker.personId,
    }),
  );
  return path.split("#")[1] ?? "";
}

const proof = { kind: "password", password };
const unknownToken = "a-link-that-nobody-has-made";

/** How people sign in, and what they keep of their own. */
export const accountRows: RouteRows = {
  "GET /api/sign-in/ways": { request: () => ({}) },
  "POST /api/sign-in/password": {
    request: async (things) => {
      const email = `${things.store.ids.next()}@firm.example`;
      const { personId } = await newPerson(things.store, { email });
      await givePassword(things, personId);
      return { body: { email, password } };
    },
    unknown: ["sign-in-refused", "The e-mail address or the password is not right."],
    unknownRequest: ({ store }) => ({
      body: { email: `${store.ids.next()}@nowhere.example`, password },
    }),
  },
  "POST /api/sign-in/openid": {
    request: async ({ store }) => {
      const { personId } = await newPerson(store);
      const accessToken = `subject of ${personId}`;
      await store.database.write((trx) =>
        saveIdentity(trx, personId, accessToken, store.clock.now()),
      );
      return { body: { accessToken } };
    },
    unknown: [
      "sign-in-refused",
      "This account of Firm login belongs to nobody here yet. Open the link of your invitation, or ask an admin for one.",
    ],
    unknownRequest: () => ({ body: { accessToken: "a stranger" } }),
  },
  "POST /api/sign-in/link": {
    request: async (things) => ({ body: { token: await newLinkToken(things) } }),
    unknown: noLink,
    unknownRequest: () => ({ body: { token: unknownToken } }),
  },
  "POST /api/sign-in/link/accept": {
    request: async (things) => ({ body: { token: await newLinkToken(things), proof } }),
    unknown: noLink,
    unknownRequest: () => ({ body: { token: unknownToken, proof } }),
  },
  "POST /api/session/renew": { request: () => ({}) },
  "GET /api/account": { request: () => ({}) },
  "PUT /api/account/password": {
    request: async (things) => {
      const { body } = await confirmed(things);
      return { body: { ...body, password: "violet harbour mistle crane" } };
    },
  },
  "POST /api/account/end-other-sessions": { request: () => ({}) },
  "POST /api/account/code-app": { request: confirmed },
  "POST /api/account/code-app/confirm": {
    request: async ({ store, owner }) => {
      const sealed = easySignIn.codeSecrets?.seal(secret) ?? "";
      await store.database.write((trx) => saveNewCodeApp(trx, owner.personId, sealed));
      const totp = new TOTP({ secret: Secret.fromBase32(secret) });
      return { body: { code: totp.generate({ timestamp: Date.parse(store.clock.now()) }) } };
    },
  },
  "POST /api/account/code-app/remove": { request: confirmed },
};
