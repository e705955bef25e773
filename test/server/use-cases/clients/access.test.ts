import type { Selectable } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { ChangeAccessBody } from "#shared/wire/client.ts";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import { changeAccess } from "../../../../server/use-cases/clients/change-access.ts";
import { createClient } from "../../../../server/use-cases/clients/create-client.ts";
import { dismissNotice } from "../../../../server/use-cases/clients/dismiss-notice.ts";
import { listNotices } from "../../../../server/use-cases/clients/list-notices.ts";
import { regainOrphans } from "../../../../server/use-cases/clients/regain-orphans.ts";
import { showClient } from "../../../../server/use-cases/clients/show-client.ts";
import { updateClient } from "../../../../server/use-cases/clients/update-client.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { audited, entryOf, everything, newFirmToBill, upload } from "../../building.ts";
import { newClient, newPerson } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("who sees a client", (store) => {
  let admin: Actor;
  let insider: Actor;
  let outsider: Actor;

  beforeAll(async () => {
    await newFirmToBill(store);
    admin = await newPerson(store, { admin: true, billingAccess: false });
    insider = await newPerson(store);
    outsider = await newPerson(store);
  });

  const change = (actor: Actor, client: Client, version: number, body: ChangeAccessBody) =>
    changeAccess(store.contextFor(actor), client.id, version, body);
  const sees = (actor: Actor, client: { id: string }) =>
    showClient(store.contextFor(actor), client.id).then(
      ({ sight }) => sight,
      () => null,
    );
  const teamOf = (...actors: Actor[]) => actors.map(({ personId }) => personId);

  it("is changed by an admin who hides it and then sees it no more, with its invoices", async () => {
    const client = await newClient(store);
    const { runId } = await upload(store, insider, { entries: [entryOf(client)] });
    const hide = { privacy: "hidden" as const, teamIds: teamOf(insider) };
    const { rows, result } = await audited(store, () => change(admin, client, 1, hide));
    expect(result).toEqual({ client: null });
    expect(rows).toMatchObject([
      { action: "client-access-changed", restricted_client_id: client.id },
    ]);
    expect([await sees(insider, client), await sees(outsider, client)]).toEqual(["full", null]);
    expect(await showRun(store.contextFor(outsider), runId)).toMatchObject({
      invoiceCount: 0,
      hiddenInvoiceCount: 1,
      totalDue: [],
    });
    const open = { privacy: "public" as const, teamIds: teamOf(insider) };
    await expect(change(admin, client, 2, open)).rejects.toMatchObject({
      code: "client-not-found",
    });
    await change(insider, client, 2, open);
    expect(await sees(outsider, client)).toBe("full");
    expect(await showRun(store.contextFor(outsider), runId)).toMatchObject({ invoiceCount: 1 });
  });

  it("stays with somebody who can sign in, while it is private or hidden", async () => {
    const gone = await newPerson(store, { disabled: 1 });
    const client = await newClient(store, { privacy: "private", team: [insider] });
    const before = await everything(store);
    for (const teamIds of [[], teamOf(gone), [...teamOf(insider), "nobody"]]) {
      await expect(
        change(insider, client, 1, { privacy: "private", teamIds }),
      ).rejects.toMatchObject({ code: "validation", items: [{ location: "/teamIds" }] });
    }
    expect(await everything(store)).toEqual(before);
    const handedOver = { privacy: "private" as const, teamIds: teamOf(outsider, outsider) };
    expect(await change(insider, client, 1, handedOver)).toEqual({
      client: { id: client.id, name: client.name, sight: "name" },
    });
    expect(await sees(outsider, client)).toBe("full");
  });

  it("is not the business of who is not on the team, nor of who saw another version", async () => {
    const client = await newClient(store, { privacy: "private", team: [insider] });
    const open = { privacy: "public" as const, teamIds: [] };
    for (const actor of [admin, outsider]) {
      await expect(change(actor, client, 1, open)).rejects.toMatchObject({ code: "right-missing" });
    }
    await expect(change(insider, client, 7, open)).rejects.toMatchObject({
      code: "version-changed",
    });
    const shown = await newClient(store);
    await expect(change(outsider, shown, 1, open)).rejects.toMatchObject({ code: "right-missing" });
  });

  it("cannot become secret while its name stands on drafts of another who pays for it", async () => {
    const payer = await newClient(store);
    const child = await newClient(store, { bill_to_id: payer.id });
    const billTo = { [child.id]: payer.id };
    await upload(store, insider, { entries: [entryOf(child)], billTo });
    const hide = { privacy: "hidden" as const, teamIds: teamOf(insider) };
    await expect(change(admin, child, 1, hide)).rejects.toMatchObject({ code: "client-in-draft" });
  });

  describe("when nobody of its team can sign in any more", () => {
    it("is regained by an admin, who joins the team; of others' clients nothing is said", async () => {
      const theirs = await newClient(store, { privacy: "hidden", team: [insider] });
      const context = store.contextFor(admin);
      const none = await audited(store, () => regainOrphans(context));
      expect([none.result, none.rows]).toEqual([{ clients: [] }, []]);

      const leaver = await newPerson(store, { disabled: 1 });
      const lost = await newClient(store, { name: "Lost", privacy: "hidden", team: [leaver] });
      const { rows, result } = await audited(store, () => regainOrphans(context));
      expect(result).toEqual({ clients: [{ id: lost.id, name: "Lost" }] });
      expect(rows).toMatchObject([
        { action: "client-regained", restricted_client_id: lost.id, person_id: admin.personId },
      ]);
      expect([await sees(admin, lost), await sees(admin, theirs)]).toEqual(["full", null]);
      await change(admin, lost, 2, { privacy: "hidden", teamIds: teamOf(insider) });
      expect([await sees(admin, lost), await sees(insider, lost)]).toEqual([null, "full"]);
    });
  });

  describe("when another client gets its name (R17)", () => {
    const notices = (actor: Actor) => listNotices(store.contextFor(actor));

    it("is told to its team and to nobody else, until one of them takes the notice away", async () => {
      const colleague = await newPerson(store);
      const team = [insider, colleague];
      const hidden = await newClient(store, { name: "Nightjar", privacy: "hidden", team });
      const made = await createClient(store.contextFor(outsider), { name: "NIGHTJAR", code: "" });
      const notice = {
        id: expect.any(String),
        client: { id: hidden.id, name: "Nightjar" },
        namesake: { id: made.id, name: "NIGHTJAR" },
        at: store.clock.now(),
        by: { id: outsider.personId, name: outsider.name },
      };
      expect(await notices(insider)).toEqual([notice]);
      expect(await notices(colleague)).toEqual([notice]);
      expect([await notices(outsider), await notices(admin)]).toEqual([[], []]);

      const id = (await notices(insider))[0]?.id ?? "";
      const dismiss = (actor: Actor, one: string) =>
        dismissNotice(store.contextFor(actor), one).catch((error: unknown) => error);
      expect(await dismiss(outsider, id)).toEqual(await dismiss(outsider, "never"));
      const { rows } = await audited(store, () => dismissNotice(store.contextFor(insider), id));
      expect(rows).toMatchObject([
        { action: "client-notice-dismissed", restricted_client_id: hidden.id },
      ]);
      expect(await notices(colleague)).toEqual([]);
    });

    it("is told of a client that is renamed to it too, and no more once it is public itself", async () => {
      const hidden = await newClient(store, { name: "Wren", privacy: "hidden", team: [insider] });
      const other = await newClient(store);
      await updateClient(store.contextFor(admin), other.id, 1, { name: "wren" });
      expect(await notices(insider)).toMatchObject([{ namesake: { name: "wren" } }]);
      await change(insider, hidden, 1, { privacy: "public", teamIds: teamOf(insider) });
      expect(await notices(insider)).toEqual([]);
    });
  });
});
