import type { Selectable } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import { checkRows } from "../../../../server/use-cases/building/check-rows.ts";
import { createClient } from "../../../../server/use-cases/clients/create-client.ts";
import { showEntryStates } from "../../../../server/use-cases/building/show-entry-states.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { audited, entryOf, everything, newFirmToBill, upload } from "../../building.ts";
import { newClient, newPerson } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("checking rows", (store) => {
  let insider: Actor;
  let outsider: Actor;
  let alder: Client;
  let birch: Client;

  beforeAll(async () => {
    await newFirmToBill(store);
    insider = await newPerson(store);
    outsider = await newPerson(store);
    alder = await newClient(store, { name: "Alder Ltd", code: "A-1", tax_code: "R" });
    birch = await newClient(store, { name: "Birch & Söhne", code: "B-2" });
    await store.database.write((trx) =>
      trx
        .insertInto("client_aliases")
        .values({ client_id: alder.id, name_key: "alder limited" })
        .execute(),
    );
  });

  async function clientFor(actor: Actor, row: { name?: string; code?: string; workItem?: string }) {
    const asked = { name: "", code: "", workItem: "", ...row };
    const answer = await checkRows(store.contextFor(actor), { clients: [asked], entries: [] });
    return answer.clients[0];
  }

  async function stateOf(actor: Actor, key: string, fingerprint = `content of ${key}`) {
    const entries = [{ key, fingerprint }];
    return (await checkRows(store.contextFor(actor), { clients: [], entries })).entries[0];
  }

  it("finds a client by code, then by name, then by a confirmed alias (R17)", async () => {
    expect(await clientFor(outsider, { name: "birch & söhne", code: " a-1 " })).toMatchObject({
      match: "code",
      client: { id: alder.id, name: "Alder Ltd", code: "A-1", taxCode: "R", billToId: alder.id },
    });
    expect(await clientFor(outsider, { name: " BIRCH &  SÖHNE", code: "zz" })).toMatchObject({
      match: "name",
      client: { id: birch.id },
    });
    expect(await clientFor(outsider, { name: "Alder Limited" })).toMatchObject({
      match: "alias",
      client: { id: alder.id },
    });
    expect(await clientFor(outsider, { name: "Nobody" })).toEqual({ match: "none", client: null });
    expect(await clientFor(outsider, {})).toEqual({ match: "none", client: null });
  });

  it("tells an outsider of a private client its name alone, and why it cannot be billed", async () => {
    const team = [insider];
    const fields = { name: "Quiet plc", code: "Q-9", tax_code: "R" };
    const quiet = await newClient(store, { ...fields, privacy: "private", team });
    expect(await clientFor(outsider, { code: "Q-9" })).toEqual({ match: "none", client: null });
    const told = await clientFor(outsider, { name: "quiet plc", code: "Q-9" });
    expect(told).toEqual({
      match: "name",
      client: {
        id: quiet.id,
        name: "Quiet plc",
        code: "",
        billToId: quiet.id,
        billToName: "Quiet plc",
        taxCode: null,
        refusal: expect.stringContaining("only its team can bill it"),
      },
    });
    const seen = await clientFor(insider, { name: "quiet plc", code: "Q-9" });
    expect(seen).toMatchObject({ match: "code", client: { code: "Q-9", taxCode: "R" } });
    expect(seen?.client).not.toHaveProperty("refusal");
  });

  it("answers about a hidden client what it answers about none", async () => {
    await newClient(store, { name: "Ghost", code: "G-1", privacy: "hidden", team: [insider] });
    const none = { match: "none", client: null };
    expect(await clientFor(outsider, { name: "Ghost", code: "G-1" })).toEqual(none);
    expect(await clientFor(insider, { name: "Ghost" })).toMatchObject({ match: "name" });
  });

  it("bills nobody to a private or hidden client, and those only to themselves (R6)", async () => {
    const team = [insider];
    const hidden = await newClient(store, { privacy: "hidden", team, bill_to_id: alder.id });
    const child = await newClient(store, { name: "Child of hidden", bill_to_id: hidden.id });
    const own = await clientFor(insider, { name: hidden.name });
    expect(own?.client?.billToId).toBe(hidden.id);
    for (const actor of [insider, outsider]) {
      const found = await clientFor(actor, { name: "Child of hidden" });
      expect(found?.client?.billToId).toBe(child.id);
    }
  });

  it("says which rows are in a draft or look billed, and where as far as the person sees it (R10)", async () => {
    const hidden = await newClient(store, { privacy: "hidden", team: [insider] });
    const open = entryOf(birch);
    const secret = entryOf(hidden);
    const { runId } = await upload(store, insider, { entries: [open, secret], name: "Where" });
    const place = {
      runId,
      runName: "Where",
      invoiceId: expect.any(String),
      invoiceNumber: null,
      invoiceDate: "2026-11-24",
      by: { id: insider.personId, name: insider.name },
      changed: false,
      used: null,
    };
    const nowhere = {
      runId: null,
      runName: null,
      invoiceId: null,
      invoiceNumber: null,
      invoiceDate: null,
      by: null,
      changed: false,
      used: null,
    };

    expect(await stateOf(outsider, open.key)).toEqual({
      key: open.key,
      state: "in-draft",
      ...place,
    });
    expect(await stateOf(outsider, secret.key)).toEqual({
      key: secret.key,
      state: "in-draft",
      ...nowhere,
    });
    expect(await stateOf(insider, secret.key)).toMatchObject(place);
    const other = "content of something else";
    expect(await stateOf(outsider, open.key, other)).toMatchObject({ ...place, changed: true });
    expect(await stateOf(outsider, secret.key, other)).toMatchObject(nowhere);
    expect(await stateOf(outsider, "other key", open.fingerprint)).toEqual({
      key: "other key",
      state: "looks-billed",
      ...place,
    });
    // Content is compared only with what the person sees: a look-alike would tell what a hidden row says (P11).
    expect(await stateOf(outsider, "other key", secret.fingerprint)).toBeUndefined();
    expect(await stateOf(insider, "other key", secret.fingerprint)).toMatchObject({
      state: "looks-billed",
      ...place,
    });
    expect(await stateOf(outsider, "free key")).toBeUndefined();
  });

  it("holds a row back no longer once somebody has confirmed it", async () => {
    const first = entryOf(birch);
    const { fingerprint } = first;
    const again = entryOf(birch, { fingerprint, confirmedNotBilled: true });
    await upload(store, insider, { entries: [first] });
    expect(await stateOf(outsider, again.key, fingerprint)).toMatchObject({
      state: "looks-billed",
    });
    await store.database.write((trx) =>
      trx
        .insertInto("confirmations")
        .values({
          key: again.key,
          fingerprint,
          person_id: insider.personId,
          confirmed_at: store.clock.now(),
        })
        .execute(),
    );
    expect(await stateOf(outsider, again.key, fingerprint)).toBeUndefined();
  });

  it("tells Refresh what became of each row, and where only to those who see it", async () => {
    const hidden = await newClient(store, { privacy: "hidden", team: [insider] });
    const open = entryOf(birch);
    const secret = entryOf(hidden);
    const made = await upload(store, insider, { entries: [open, secret], name: "Refreshed" });
    const { runId } = made;
    const keys = [secret.key, "unknown", open.key];
    const answer = await showEntryStates(store.contextFor(outsider), { keys });
    const nowhere = {
      runId: null,
      runName: null,
      invoiceId: null,
      invoiceNumber: null,
      invoiceStatus: null,
      invoiceVersion: null,
      fingerprint: null,
      content: null,
    };
    const place = {
      runId,
      runName: "Refreshed",
      invoiceId: expect.any(String),
      invoiceNumber: null,
      invoiceStatus: "draft",
      invoiceVersion: 1,
      fingerprint: open.fingerprint,
      content: null,
    };
    expect(answer.entries).toEqual([
      { key: secret.key, status: "in-draft", ...nowhere },
      { key: open.key, status: "in-draft", ...place },
    ]);
  });

  it("tells what was put on the invoice when it is asked, to those who see it", async () => {
    const hidden = await newClient(store, { privacy: "hidden", team: [insider] });
    const open = entryOf(birch);
    const secret = entryOf(hidden);
    await upload(store, insider, { entries: [open, secret] });
    const asked = { keys: [open.key, secret.key], withContent: true };
    const contents = async (actor: Actor) =>
      (await showEntryStates(store.contextFor(actor), asked)).entries.map(({ content }) => content);
    const content = {
      clientName: birch.name,
      kind: "time",
      date: "2026-11-10",
      person: "Ana Duarte",
      workItem: "Bookkeeping",
      description: "Month-end reconciliation",
      quantityMicro: 1_000_000,
      rateMicro: 100_000_000,
      valueMinor: 10_000,
      currency: "GBP",
    };
    expect(await contents(outsider)).toEqual([content, null]);
    expect(await contents(insider)).toEqual([content, { ...content, clientName: hidden.name }]);
  });

  it("finds the keys of rows that lost them by their content, where the person sees them", async () => {
    const hidden = await newClient(store, { privacy: "hidden", team: [insider] });
    const twins = ["twin-b", "twin-a"].map((key) => entryOf(birch, { key, fingerprint: "twins" }));
    const secret = entryOf(hidden);
    await upload(store, insider, { entries: [...twins, secret] });
    const fingerprints = [secret.fingerprint, "nothing like it", "twins"];
    const alikeFor = async (actor: Actor) =>
      (await showEntryStates(store.contextFor(actor), { keys: [], fingerprints })).alike;
    const twin = { fingerprint: "twins", keys: ["twin-a", "twin-b"] };
    expect(await alikeFor(outsider)).toEqual([twin]);
    const own = { fingerprint: secret.fingerprint, keys: [secret.key] };
    expect(await alikeFor(insider)).toEqual([own, twin]);
  });

  describe("creating a client", () => {
    it("makes a public one, which the next check finds", async () => {
      const body = { name: "New & Co", code: "N-1" };
      const { rows, result } = await audited(store, () =>
        createClient(store.contextFor(outsider), body),
      );
      expect(result).toMatchObject(body);
      expect(rows).toMatchObject([{ action: "client-created", subject: `client:${result.id}` }]);
      expect(await clientFor(outsider, { name: "new & co" })).toMatchObject({
        match: "name",
        client: { id: result.id },
      });
    });

    it.each([
      ["a name that is known", { name: " ALDER  ltd", code: "" }, "/name"],
      ["another spelling of a client", { name: "Alder Limited", code: "" }, "/name"],
      ["a code that is known", { name: "Different", code: "a-1" }, "/code"],
    ])("refuses %s", async (_what, body, location) => {
      const before = await everything(store);
      await expect(createClient(store.contextFor(outsider), body)).rejects.toMatchObject({
        code: "client-exists",
        items: [{ location }],
      });
      expect(await everything(store)).toEqual(before);
    });

    it("refuses a name that nobody can see", async () => {
      await expect(
        createClient(store.contextFor(outsider), { name: "\u200b", code: "" }),
      ).rejects.toMatchObject({ code: "validation" });
    });

    it("behaves the same for a hidden client's name, makes a separate one, and tells the team (R17)", async () => {
      const team = [insider];
      const fields = { name: "Twin", code: "T-1" };
      const hidden = await newClient(store, { ...fields, privacy: "hidden", team });
      const { rows, result } = await audited(store, () =>
        createClient(store.contextFor(outsider), fields),
      );
      expect(result).toEqual({ id: result.id, ...fields });
      expect(rows).toMatchObject([
        { action: "client-created", restricted_client_id: null },
        { action: "client-namesake-created", restricted_client_id: hidden.id },
      ]);
      expect(await clientFor(outsider, { name: "Twin" })).toMatchObject({
        client: { id: result.id },
      });
      expect(await clientFor(insider, { name: "Twin" })).toMatchObject({
        client: { id: hidden.id },
      });
    });
  });
});
