import { beforeAll, expect, it } from "vitest";
import type { ImportRow } from "#shared/wire/client-import.ts";
import { importClients } from "../../../../server/use-cases/clients/import-clients.ts";
import { listClients } from "../../../../server/use-cases/clients/list-clients.ts";
import { listNotices } from "../../../../server/use-cases/clients/list-notices.ts";
import { previewImport } from "../../../../server/use-cases/clients/preview-import.ts";
import { showClient } from "../../../../server/use-cases/clients/show-client.ts";
import { updateClient } from "../../../../server/use-cases/clients/update-client.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { audited, everything, newFirmToBill } from "../../building.ts";
import { newClient, newPerson } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

describeOnEachStore("importing clients", (store) => {
  let admin: Actor;
  let insider: Actor;

  beforeAll(async () => {
    await newFirmToBill(store);
    admin = await newPerson(store, { admin: true, billingAccess: false });
    insider = await newPerson(store);
  });

  async function preview(rows: ImportRow[]) {
    return (await previewImport(store.contextFor(admin), { rows })).verdicts;
  }

  /** As the page chooses them: everything that is new or changed. */
  async function chosen(rows: ImportRow[]) {
    const verdicts = await preview(rows);
    return rows.flatMap((row, index) => {
      const verdict = verdicts[index];
      if (verdict?.state === "new") return { row, expected: null };
      if (verdict?.state !== "changed") return [];
      const { clientId, version } = verdict;
      return { row, expected: { clientId, version } };
    });
  }

  it("takes over what the preview showed, in one go, with a row in the audit for each", async () => {
    const cedar = await newClient(store, { name: "Cedar", code: "C1" });
    const rows = [
      { name: "Cedar", code: "C1", emailTo: "pay@cedar.example", termsDays: "7" },
      { name: "Dogwood", code: "D1", address: "1 Wood Lane, Bath" },
    ];
    const body = { rows: await chosen(rows) };
    const { rows: written, result } = await audited(store, () =>
      importClients(store.contextFor(admin), body),
    );
    expect(result).toEqual({ createdCount: 1, changedCount: 1 });
    expect(written).toMatchObject([
      { action: "client-created" },
      {
        action: "client-changed",
        before: '{"emailTo":"accounts@client.example","termsDays":""}',
        after: '{"emailTo":"pay@cedar.example","termsDays":"7"}',
      },
    ]);
    expect(await showClient(store.contextFor(admin), cedar.id)).toMatchObject({
      emailTo: ["pay@cedar.example"],
      termsDays: 7,
      version: 2,
    });
    const { clients } = await listClients(store.contextFor(admin), { search: "dogw", limit: 5 });
    expect(clients).toMatchObject([{ name: "Dogwood", code: "D1", privacy: "public" }]);
    expect((await preview(rows)).map(({ state }) => state)).toEqual(["unchanged", "unchanged"]);
  });

  it("is refused whole when a client was changed or made in the meantime", async () => {
    const elm = await newClient(store, { name: "Elm" });
    const changed = { rows: await chosen([{ name: "Fir" }, { name: "Elm", taxNumber: "1" }]) };
    const made = { rows: await chosen([{ name: "Hazel" }]) };
    await updateClient(store.contextFor(admin), elm.id, 1, { taxNumber: "2" });
    await newClient(store, { name: "Hazel" });
    const before = await everything(store);
    for (const [body, location] of [
      [changed, "/rows/1"],
      [made, "/rows/0"],
    ] as const) {
      await expect(importClients(store.contextFor(admin), body)).rejects.toMatchObject({
        code: "version-changed",
        items: [{ location }],
      });
    }
    expect(await everything(store)).toEqual(before);
  });

  it("takes a hidden client's name for a new one, and tells its team (R17)", async () => {
    await newClient(store, { name: "Juniper", code: "J1", privacy: "hidden", team: [insider] });
    const rows = [{ name: "Juniper", code: "J1" }];
    expect(await preview(rows)).toEqual([{ state: "new" }]);
    await importClients(store.contextFor(admin), { rows: await chosen(rows) });
    expect(await listNotices(store.contextFor(insider))).toMatchObject([
      { client: { name: "Juniper" }, by: { id: admin.personId } },
    ]);
  });

  it("takes 5,000 clients in at once, and changes them all", { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => ({
      name: `Imported ${index}`,
      code: `I${index}`,
      emailTo: `pay${index}@clients.example`,
    }));
    const body = { rows: await chosen(rows) };
    const { createdCount } = await importClients(store.contextFor(admin), body);
    const next = rows.map((row) => ({ ...row, termsDays: "21" }));
    const { changedCount } = await importClients(store.contextFor(admin), {
      rows: await chosen(next),
    });
    expect([createdCount, changedCount]).toEqual([5_000, 5_000]);
  });
});
