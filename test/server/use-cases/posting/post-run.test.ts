import { beforeAll, describe, expect, it } from "vitest";
import { verifyAudit } from "../../../../server/storage/audit.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { postRun } from "../../../../server/use-cases/posting/post-run.ts";
import { requestPost } from "../../../../server/use-cases/posting/request-post.ts";
import { newClient, newEntry, newPerson, newRun } from "../../factories.ts";
import {
  auditOf,
  backgroundOf,
  deliverAll,
  exportOf,
  issue,
  newClients,
  newFirmToPost,
  newRunToPost,
  storedRun,
} from "../../posting/posting-fixture.ts";
import { describeOnEachStore } from "../../stores.ts";

describeOnEachStore("posting a run by export", (store) => {
  let poster: Actor;
  beforeAll(async () => {
    await newFirmToPost(store);
    poster = await newPerson(store);
  });

  it("numbers, freezes and bills every invoice, and is Posted once the file is stored", async () => {
    const { run } = await newRunToPost(store, poster, await newClients(store, 3));
    await issue(store, poster, run, 3);

    const issued = await storedRun(store, run.id);
    expect(issued.run.status).toBe("posting");
    expect(issued.invoices.map(({ status }) => status)).toEqual([
      "approved",
      "approved",
      "approved",
    ]);
    expect(issued.invoices.every(({ approved_by }) => approved_by === poster.personId)).toBe(true);
    expect(issued.lineCount).toBe(3);
    expect(issued.deliveries).toMatchObject([{ channel: "export", state: "queued" }]);

    await deliverAll(store);
    const posted = await storedRun(store, run.id);
    expect(posted.run).toMatchObject({
      status: "posted",
      method: "export",
      posted_by: poster.personId,
      posted_at: store.clock.now(),
    });
    expect(posted.invoices.map(({ status }) => status)).toEqual([
      "exported",
      "exported",
      "exported",
    ]);
    expect(posted.posting?.state).toBe("done");
    expect(posted.exports).toHaveLength(1);
    const totals = await store.database.read
      .selectFrom("run_totals")
      .selectAll()
      .where("run_id", "=", run.id)
      .execute();
    expect(totals).toMatchObject([{ total_due_minor: 36_000, awaiting_minor: 36_000 }]);
  });

  it("gives numbers by invoice date and then by client", async () => {
    const zebra = await newClient(store, { name: "Zebra Ltd" });
    const ten = await newClient(store, { name: "Depot 10" });
    const nine = await newClient(store, { name: "Depot 9" });
    const { run, invoices } = await newRunToPost(store, poster, [zebra, ten, nine]);
    await store.database.write((trx) =>
      trx
        .updateTable("invoices")
        .set({ invoice_date: "2026-11-02" })
        .where("id", "=", invoices[0]?.id ?? "")
        .execute(),
    );
    await issue(store, poster, run, 3);
    const { invoices: issued } = await storedRun(store, run.id);
    const inOrder = issued.toSorted((a, b) => numberOf(a.number) - numberOf(b.number));
    expect(inOrder.map(({ client_name }) => client_name)).toEqual([
      "Zebra Ltd",
      "Depot 9",
      "Depot 10",
    ]);
    await deliverAll(store);
  });

  it("releases what was carried, and leaves the rest of the entries counted", async () => {
    const [client] = await newClients(store, 1);
    if (client === undefined) throw new Error("No client.");
    const { run, invoices } = await newRunToPost(store, poster, [client]);
    const invoice = invoices[0];
    if (invoice === undefined) throw new Error("No invoice.");
    await newEntry(store, invoice, { key: "carried", carried_minor: 10_000, billed_minor: 0 });
    await newEntry(store, invoice, {
      key: "part-carried",
      kind: "fixed-fee",
      value_minor: 30_000,
      carried_minor: 30_000,
      billed_minor: 0,
    });
    await newEntry(store, invoice, {
      key: "written-off",
      write_on_off_minor: -10_000,
      billed_minor: 0,
    });
    await issue(store, poster, run, 1);
    const entries = await store.database.read
      .selectFrom("entries")
      .select(["key", "status", "claimed"])
      .where("key", "in", ["carried", "part-carried", "written-off"])
      .orderBy("key")
      .execute();
    expect(entries).toEqual([
      { key: "carried", status: "released", claimed: 0 },
      { key: "part-carried", status: "released", claimed: 0 },
      { key: "written-off", status: "written-off", claimed: 1 },
    ]);
    await deliverAll(store);
  });

  it("keeps who approved an invoice before it was posted", async () => {
    const approver = await newPerson(store);
    const { run } = await newRunToPost(store, poster, await newClients(store, 1), {
      status: "approved",
      approved_by: approver.personId,
      approved_at: "2026-11-20T08:00:00.000Z",
    });
    await issue(store, poster, run, 1);
    await deliverAll(store);
    expect((await storedRun(store, run.id)).invoices).toMatchObject([
      {
        status: "exported",
        approved_by: approver.personId,
        approved_at: "2026-11-20T08:00:00.000Z",
      },
    ]);
  });

  it("settles an invoice of zero as Paid", async () => {
    const [client] = await newClients(store, 1);
    if (client === undefined) throw new Error("No client.");
    const { run, invoices } = await newRunToPost(store, poster, [client], {
      net_minor: 0,
      tax_minor: 0,
      gross_minor: 0,
      taxes: JSON.stringify([
        { taxCode: "S", name: "VAT", ratePpm: 200_000, taxableMinor: 0, taxMinor: 0 },
      ]),
    });
    await store.database.write((trx) =>
      trx
        .updateTable("entries")
        .set({ value_minor: 0, billed_minor: 0, rate_micro: 0 })
        .where("invoice_id", "=", invoices[0]?.id ?? "")
        .execute(),
    );
    await requestPost(store.contextFor(poster), run.id, run.version, {
      ...exportOf(1),
      expectedTotals: [{ currency: "GBP", amountMinor: 0 }],
    });
    await deliverAll(store);
    const posted = await storedRun(store, run.id);
    expect(posted.run.status).toBe("posted");
    expect(posted.invoices).toMatchObject([{ status: "paid" }]);
  });

  it("writes an audit row for the request, each invoice and the outcome, in an unbroken chain", async () => {
    const hidden = await newClient(store, { privacy: "hidden", team: [poster] });
    const { run, invoices } = await newRunToPost(store, poster, [hidden]);
    await issue(store, poster, run, 1);
    await deliverAll(store);
    expect(await auditOf(store, `run:${run.id}`)).toEqual([
      "run-post-requested",
      "export-written",
      "run-posted",
    ]);
    const rows = await store.database.read
      .selectFrom("audit")
      .selectAll()
      .where("subject", "=", `invoice:${invoices[0]?.id}`)
      .execute();
    expect(rows).toMatchObject([
      { action: "invoice-issued", person_id: poster.personId, restricted_client_id: hidden.id },
    ]);
    expect(await verifyAudit(store.database.read)).toMatchObject({ intact: true });
  });

  describe("pressing Post again", () => {
    it("changes nothing when it is the same request, before and after posting", async () => {
      const { run } = await newRunToPost(store, poster, await newClients(store, 2));
      const context = store.contextFor(poster);
      await requestPost(context, run.id, run.version, exportOf(2));
      await requestPost(context, run.id, run.version, exportOf(2));
      await deliverAll(store);
      const posted = await storedRun(store, run.id);
      await requestPost(context, run.id, run.version, exportOf(2));
      await postRun(backgroundOf(store), run.id);
      await deliverAll(store);
      expect(await storedRun(store, run.id)).toEqual(posted);
      expect(await auditOf(store, `run:${run.id}`)).toEqual([
        "run-post-requested",
        "export-written",
        "run-posted",
      ]);
    });

    it("is refused when somebody else posts it already", async () => {
      const { run } = await newRunToPost(store, poster, await newClients(store, 1));
      const other = await newPerson(store);
      await requestPost(store.contextFor(poster), run.id, run.version, exportOf(1));
      await expect(
        requestPost(store.contextFor(other), run.id, run.version, exportOf(1)),
      ).rejects.toMatchObject({ code: "run-not-draft" });
      await deliverAll(store);
      await expect(
        requestPost(store.contextFor(other), run.id, run.version + 2, exportOf(1)),
      ).rejects.toMatchObject({ code: "run-not-draft" });
    });
  });

  describe("refusing at once", () => {
    it("refuses a version that the person did not see", async () => {
      const { run } = await newRunToPost(store, poster, await newClients(store, 1));
      await expect(
        requestPost(store.contextFor(poster), run.id, run.version + 1, exportOf(1)),
      ).rejects.toMatchObject({ code: "version-changed" });
      expect((await storedRun(store, run.id)).posting).toBeUndefined();
    });

    it("refuses a run that comes to something else than was confirmed", async () => {
      const { run } = await newRunToPost(store, poster, await newClients(store, 2));
      const context = store.contextFor(poster);
      const cases = [
        exportOf(1),
        { ...exportOf(2), expectedTotals: [{ currency: "GBP", amountMinor: 24_001 }] },
        { ...exportOf(2), expectedTotals: [] },
      ];
      for (const body of cases) {
        await expect(requestPost(context, run.id, run.version, body)).rejects.toMatchObject({
          code: "post-changed",
        });
      }
      expect((await storedRun(store, run.id)).run.status).toBe("draft");
    });

    it("refuses someone without sendExport, and an empty run", async () => {
      const looker = await newPerson(store, { sendExport: false });
      const { run } = await newRunToPost(store, poster, await newClients(store, 1));
      await expect(
        requestPost(store.contextFor(looker), run.id, run.version, exportOf(1)),
      ).rejects.toMatchObject({ code: "right-missing" });
      const empty = await newRun(store, poster);
      await expect(
        requestPost(store.contextFor(poster), empty.id, empty.version, exportOf(0)),
      ).rejects.toMatchObject({ code: "post-blocked" });
    });

    it("refuses a run that does not exist", async () => {
      await expect(
        requestPost(store.contextFor(poster), "no-such-run", 1, exportOf(1)),
      ).rejects.toMatchObject({ code: "run-not-found" });
    });
  });

  describe("an issued invoice", () => {
    it("cannot be changed by SQL: amounts, date, number, lines, entries", async () => {
      const { run, invoices } = await newRunToPost(store, poster, await newClients(store, 1));
      await issue(store, poster, run, 1);
      await deliverAll(store);
      const id = invoices[0]?.id ?? "";
      const { database } = store;
      const attempts = [
        () =>
          database.write((trx) =>
            trx
              .updateTable("invoices")
              .set({ gross_minor: 1, net_minor: 1, tax_minor: 0 })
              .where("id", "=", id)
              .execute(),
          ),
        () =>
          database.write((trx) =>
            trx.updateTable("invoices").set({ number: null }).where("id", "=", id).execute(),
          ),
        () =>
          database.write((trx) =>
            trx
              .updateTable("invoices")
              .set({ invoice_date: "2026-11-01" })
              .where("id", "=", id)
              .execute(),
          ),
        () =>
          database.write((trx) =>
            trx
              .updateTable("lines")
              .set({ amount_minor: 1 })
              .where("invoice_id", "=", id)
              .execute(),
          ),
        () =>
          database.write((trx) => trx.deleteFrom("entries").where("invoice_id", "=", id).execute()),
        () => database.write((trx) => trx.deleteFrom("invoices").where("id", "=", id).execute()),
        () =>
          database.write((trx) => trx.updateTable("documents").set({ sha256: "other" }).execute()),
      ];
      const before = await storedRun(store, run.id);
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(/cannot be/);
      expect(await storedRun(store, run.id)).toEqual(before);
    });
  });
});

function numberOf(number: string | null): number {
  return Number(number?.replace(/\D/g, ""));
}
