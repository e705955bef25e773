import { beforeAll, expect, it } from "vitest";
import {
  authenticate,
  endSession,
  renewSession,
  startSession,
} from "../../../server/sign-in/sessions.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { newPerson } from "../factories.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("a session", (store) => {
  let person: Actor;
  const start = () => startSession(store.database, store.clock, person.personId, "password");
  const who = async (token: string) =>
    (await authenticate(store.database, store.clock, token)).actor;
  const change = (columns: { disabled?: number; send_export?: number; billing_access?: number }) =>
    store.database.write((trx) =>
      trx.updateTable("people").set(columns).where("id", "=", person.personId).execute(),
    );

  beforeAll(async () => {
    person = await newPerson(store, { admin: true });
  });

  it("stands for its person, with the rights of the moment", async () => {
    const { token } = await start();
    expect(await who(token)).toEqual(person);
    await change({ send_export: 0 });
    expect(await who(token)).toEqual({ ...person, sendExport: false });
    await change({ send_export: 1 });
  });

  it("has a token that cannot be guessed and is stored only as a hash", async () => {
    const { token } = await start();
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const stored = await store.database.read.selectFrom("sessions").selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
    await expect(who(`${token}x`)).rejects.toMatchObject({ code: "sign-in-required" });
    await expect(who("")).rejects.toMatchObject({ code: "sign-in-required" });
  });

  it("ends after half an hour without use", async () => {
    const { token, expiresAt } = await start();
    expect(Date.parse(expiresAt) - Date.parse(store.clock.now())).toBe(30 * 60_000);
    store.clock.advanceSeconds(30 * 60);
    await expect(who(token)).rejects.toMatchObject({ code: "token-expired" });
  });

  it("is renewed by use, for twelve hours at most", async () => {
    const { token } = await start();
    let minutes = 0;
    for (; minutes <= 24 * 60; minutes += 20) {
      const actor = await who(token).catch(() => null);
      if (!actor) break;
      store.clock.advanceSeconds(20 * 60);
    }
    expect(minutes).toBe(12 * 60);
  });

  it("is renewed when asked, up to the same end", async () => {
    const { token, expiresAt } = await start();
    const renew = () => renewSession(store.database, store.clock, person, token);
    expect(await renew()).toBe(expiresAt);
    store.clock.advanceSeconds(60);
    expect(Date.parse(await renew()) - Date.parse(expiresAt)).toBe(60_000);
    for (let quarter = 0; quarter < 47; quarter++) {
      store.clock.advanceSeconds(15 * 60);
      await renew();
    }
    const last = await renew();
    expect(Date.parse(last) - Date.parse(expiresAt)).toBe((12 * 60 - 30) * 60_000);
  });

  it("is worth nothing after signing out, and both are in the audit", async () => {
    const { token } = await start();
    await endSession(store.database, store.clock, person, token);
    await expect(who(token)).rejects.toMatchObject({ code: "sign-in-required" });
    const rows = await store.database.read
      .selectFrom("audit")
      .select(["action", "subject", "person_id"])
      .orderBy("sequence", "desc")
      .limit(2)
      .execute();
    const subject = `person:${person.personId}`;
    expect(rows).toEqual([
      { action: "signed-out", subject, person_id: person.personId },
      { action: "signed-in", subject, person_id: person.personId },
    ]);
  });

  it("ends at once when the person is disabled, who cannot sign in again", async () => {
    const { token } = await start();
    await change({ disabled: 1 });
    await expect(who(token)).rejects.toMatchObject({ code: "sign-in-required" });
    await expect(start()).rejects.toMatchObject({ code: "sign-in-required" });
    await change({ disabled: 0 });
  });
});
