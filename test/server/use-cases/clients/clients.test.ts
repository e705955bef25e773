import type { Selectable } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { ClientDetail, UpdateClientBody } from "#shared/wire/client.ts";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import { createClient } from "../../../../server/use-cases/clients/create-client.ts";
import { listClients } from "../../../../server/use-cases/clients/list-clients.ts";
import { showClient } from "../../../../server/use-cases/clients/show-client.ts";
import { updateClient } from "../../../../server/use-cases/clients/update-client.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { audited, everything, newFirmToBill } from "../../building.ts";
import { newClient, newPerson } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("clients", (store) => {
  let admin: Actor;
  let insider: Actor;
  let outsider: Actor;
  let alder: Client;
  let quiet: Client;
  let ghost: Client;

  beforeAll(async () => {
    await newFirmToBill(store);
    admin = await newPerson(store, { admin: true, billingAccess: false });
    insider = await newPerson(store);
    outsider = await newPerson(store);
    const team = [insider];
    alder = await newClient(store, { name: "Alder Ltd", code: "A-1" });
    quiet = await newClient(store, { name: "Quiet plc", code: "Q-9", privacy: "private", team });
    ghost = await newClient(store, { name: "Ghost", code: "G-1", privacy: "hidden", team });
    await newClient(store, { name: "birch 10%", code: "B_2" });
  });

  const list = (actor: Actor, search = "", limit = 50, cursor?: string) =>
    listClients(store.contextFor(actor), { search, limit, ...(cursor ? { cursor } : {}) });
  const names = async (actor: Actor, search = "") =>
    (await list(actor, search)).clients.map(({ name }) => name);
  const show = (actor: Actor, id: string) => showClient(store.contextFor(actor), id);
  const change = (actor: Actor, id: string, version: number, body: UpdateClientBody) =>
    updateClient(store.contextFor(actor), id, version, body);

  /** Throws when the person may know only the name. */
  async function opened(actor: Actor, id: string): Promise<ClientDetail> {
    const client = await show(actor, id);
    if (client.sight === "name") throw new Error(`${client.name} is not in full sight.`);
    return client;
  }

  describe("in the list", () => {
    it("are those that the person knows, and of a private one of another team the name alone", async () => {
      expect(await names(insider)).toEqual(["Alder Ltd", "birch 10%", "Ghost", "Quiet plc"]);
      for (const actor of [outsider, admin]) {
        const { clients, count } = await list(actor);
        expect(clients.map(({ name }) => name)).toEqual(["Alder Ltd", "birch 10%", "Quiet plc"]);
        expect(clients[2]).toEqual({ id: quiet.id, name: "Quiet plc", sight: "name" });
        expect(count).toBe(3);
      }
    });

    it("are found by part of a name, and by code only where the code may be known", async () => {
      expect(await names(outsider, " ALD")).toEqual(["Alder Ltd"]);
      expect(await names(outsider, "a-1")).toEqual(["Alder Ltd"]);
      expect(await names(outsider, "0%")).toEqual(["birch 10%"]);
      expect(await names(outsider, "b_2")).toEqual(["birch 10%"]);
      expect(await names(outsider, "q-9")).toEqual([]);
      expect(await names(outsider, "ghost")).toEqual([]);
      expect(await names(insider, "q-9")).toEqual(["Quiet plc"]);
    });

    it("come page by page, each once", async () => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list(insider, "", 1, cursor);
        expect(page.count).toBe(4);
        seen.push(...page.clients.map(({ name }) => name));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(await names(insider));
    });
  });

  describe("opened", () => {
    it("show everything to who may see it, with the team, and who may change them", async () => {
      expect(await show(insider, ghost.id)).toMatchObject({
        sight: "full",
        code: "G-1",
        privacy: "hidden",
        emailTo: ["accounts@client.example"],
        team: [{ id: insider.personId, name: insider.name, disabled: false }],
        actions: { edit: { allowed: true, reason: null } },
      });
      expect((await opened(outsider, alder.id)).actions.edit).toEqual({
        allowed: false,
        reason: "Only an admin can change a public client.",
      });
      expect((await opened(admin, alder.id)).actions.edit.allowed).toBe(true);
    });

    it("tell the name alone of a private one, and nothing of a hidden one, not even to an admin", async () => {
      for (const actor of [outsider, admin]) {
        expect(await show(actor, quiet.id)).toEqual({
          id: quiet.id,
          name: "Quiet plc",
          sight: "name",
        });
        const hidden = await show(actor, ghost.id).catch((error: unknown) => error);
        const never = await show(actor, "never").catch((error: unknown) => error);
        expect(hidden).toEqual(never);
        expect(hidden).toMatchObject({ code: "client-not-found" });
      }
    });
  });

  describe("changed", () => {
    it("keep every detail, count a version, and are in the audit with what was and what is", async () => {
      const payer = await newClient(store, { name: "Payer plc" });
      const made = await newClient(store, { name: "Cedar" });
      const body: UpdateClientBody = {
        name: "Cedar & Co",
        code: "C-3",
        address: ["Line 1", "Line 2"],
        emailTo: ["a@cedar.example", "b@cedar.example"],
        emailCc: ["c@cedar.example"],
        taxNumber: "GB 1",
        taxCode: "R",
        termsDays: 14,
        language: "de",
        billToId: payer.id,
        workItems: [{ name: "Audit 2026", billToId: payer.id }],
        aliases: ["Cedar Company"],
      };
      const { rows, result } = await audited(store, () => change(admin, made.id, 1, body));
      const { billToId: _billToId, workItems: _workItems, ...rest } = body;
      const billTo = { id: payer.id, name: "Payer plc" };
      expect(result).toMatchObject({
        ...rest,
        billTo,
        workItems: [{ name: "Audit 2026", billTo }],
        version: 2,
      });
      expect(rows).toMatchObject([
        { action: "client-changed", subject: `client:${made.id}`, restricted_client_id: null },
      ]);
      expect(JSON.parse(rows[0]?.before ?? "")).toMatchObject({ name: "Cedar", aliases: [] });
      expect(JSON.parse(rows[0]?.after ?? "")).toEqual(body);
      const again = await audited(store, () => change(admin, made.id, 2, body));
      expect(again.result).toMatchObject({ version: 2 });
      expect(again.rows).toEqual([]);
    });

    it("are changed by an admin when public, by their team when private or hidden, and by nobody else", async () => {
      const body = { taxNumber: "X" };
      const refusals = [
        [change(outsider, alder.id, 1, body), "right-missing"],
        [change(admin, quiet.id, 1, body), "right-missing"],
        [change(admin, quiet.id, 9, body), "right-missing"],
        [change(admin, ghost.id, 1, body), "client-not-found"],
        [change(outsider, ghost.id, 1, body), "client-not-found"],
        [change(admin, alder.id, 9, body), "version-changed"],
      ] as const;
      const before = await everything(store);
      for (const [refused, code] of refusals) {
        await expect(refused).rejects.toMatchObject({ code });
      }
      expect(await everything(store)).toEqual(before);
      const { rows } = await audited(store, () => change(insider, ghost.id, 1, body));
      expect(rows).toMatchObject([{ restricted_client_id: ghost.id }]);
    });

    it.each([
      ["the name of another one", { name: "alder LTD" }, "client-exists", "/name"],
      ["the code of another one", { code: "a-1" }, "client-exists", "/code"],
      [
        "a spelling that is another's name",
        { aliases: ["Alder Ltd"] },
        "client-exists",
        "/aliases/0",
      ],
      ["a spelling twice", { aliases: ["One", "ONE"] }, "validation", "/aliases/1"],
      ["an invisible name", { name: "\u200b" }, "validation", "/name"],
      ["a tax code that the firm lacks", { taxCode: "ZZ" }, "validation", "/taxCode"],
      ["a payer that there is not", { billToId: "never" }, "validation", "/billToId"],
    ])("are refused %s", async (_what, body, code, location) => {
      const made = await newClient(store);
      const before = await everything(store);
      await expect(change(admin, made.id, 1, body)).rejects.toMatchObject({
        code,
        items: [{ location }],
      });
      expect(await everything(store)).toEqual(before);
    });

    it("refuse a hidden payer in the words for one that never was (P11)", async () => {
      const made = await newClient(store);
      const fault = (billToId: string) =>
        change(admin, made.id, 1, { billToId }).catch((error: unknown) => error);
      expect(await fault(ghost.id)).toEqual(await fault("never"));
      const own = { billToId: alder.id };
      await expect(change(insider, quiet.id, 1, own)).rejects.toMatchObject({
        code: "validation",
        items: [{ location: "/billToId" }],
      });
    });
  });

  it("can be made with all details, hidden from the first moment, by who will not be on the team", async () => {
    const context = store.contextFor(admin);
    const access = { privacy: "hidden" as const, teamIds: [insider.personId] };
    const body = { name: "Secret Ltd", code: "S-1", emailTo: ["s@secret.example"], access };
    const { rows, result } = await audited(store, () => createClient(context, body));
    expect(rows).toMatchObject([{ action: "client-created", restricted_client_id: result.id }]);
    expect(await opened(insider, result.id)).toMatchObject({ emailTo: ["s@secret.example"] });
    await expect(show(admin, result.id)).rejects.toMatchObject({ code: "client-not-found" });
    const nobody = { ...body, name: "Nobody's", code: "", access: { ...access, teamIds: [] } };
    await expect(createClient(context, nobody)).rejects.toMatchObject({ code: "validation" });
  });
});
