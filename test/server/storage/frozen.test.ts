import { sql } from "kysely";
import type { Selectable } from "kysely";
import { beforeEach, expect, it } from "vitest";
import type { Tables } from "../../../server/storage/tables.ts";
import type { Tx } from "../../../server/storage/database.ts";
import {
  newClient,
  newEntry,
  newInvoice,
  newNumberSeries,
  newPerson,
  newRun,
} from "../factories.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("an issued invoice", (store) => {
  let invoice: Selectable<Tables["invoices"]>;
  let draft: Selectable<Tables["invoices"]>;
  let numberOfTest = 0;

  beforeEach(async () => {
    const person = await newPerson(store);
    const run = await newRun(store, person);
    const client = await newClient(store);
    invoice = await newInvoice(store, run, client);
    draft = await newInvoice(store, run, client);
    await newEntry(store, invoice);
    await newEntry(store, draft);
    await store.database.write((trx) => insertLine(trx, invoice.id, 1));
    await store.database.write((trx) => insertLine(trx, draft.id, 1));
    await store.database.write((trx) =>
      trx
        .updateTable("invoices")
        .set({ number: `INV-${++numberOfTest}`, status: "exported" })
        .where("id", "=", invoice.id)
        .execute(),
    );
  });

  function insertLine(trx: Tx, invoiceId: string, position: number) {
    return trx
      .insertInto("lines")
      .values({
        invoice_id: invoiceId,
        position,
        kind: "time",
        description: "Work",
        quantity_micro: 1_000_000,
        unit_price_micro: 100_000_000,
        amount_minor: 10_000,
        tax_code: "S",
        supply_date: "2026-11-10",
        entry_keys: "[]",
      })
      .execute();
  }

  const column = (name: string, value: string | number) =>
    sql`update invoices set ${sql.ref(name)} = ${value} where number is not null`;

  it.each([
    ["its number", column("number", "INV-X")],
    ["its number to none", sql`update invoices set number = null where number is not null`],
    ["its client", column("client_name", "Other")],
    ["its currency", column("currency", "EUR")],
    ["its date", column("invoice_date", "2026-11-25")],
    ["its due date", column("due_date", "2026-11-25")],
    [
      "its amounts",
      sql`update invoices set net_minor = 1, gross_minor = 1, tax_minor = 0
      where number is not null`,
    ],
    ["its taxes", column("taxes", "[]")],
    ["its letterhead", column("letterhead_id", "other")],
    ["a line of it", sql`update lines set amount_minor = 1`],
    ["what an entry of it is worth", sql`update entries set value_minor = 1, billed_minor = 1`],
    ["an entry's invoice", sql`update entries set invoice_id = (select min(id) from invoices)`],
  ])("cannot have %s changed, by SQL either", async (_name, statement) => {
    const work = store.database.write((trx) => statement.execute(trx));
    await expect(work).rejects.toThrow("issued invoice cannot be changed");
  });

  it.each([
    ["be deleted", sql`delete from invoices where number is not null`],
    ["lose its lines", sql`delete from lines`],
    ["lose its entries", sql`delete from entries`],
  ])("cannot %s", async (_name, statement) => {
    const work = store.database.write((trx) => statement.execute(trx));
    await expect(work).rejects.toThrow("issued invoice cannot be");
  });

  it("cannot get another line or entry", async () => {
    const line = store.database.write((trx) => insertLine(trx, invoice.id, 2));
    await expect(line).rejects.toThrow("issued invoice cannot be changed");
    await expect(newEntry(store, invoice)).rejects.toThrow("issued invoice cannot be changed");
  });

  it("can be paid, be sent elsewhere, move to another run, and release its entries", async () => {
    await store.database.write(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable("invoices")
        .set({ paid_minor: 100, status: "paid", email: "new@client.example", version: 2 })
        .where("id", "=", invoice.id)
        .executeTakeFirstOrThrow();
      expect(numUpdatedRows).toBe(1n);
      await trx
        .updateTable("entries")
        .set({ claimed: 0, status: "released" })
        .where("invoice_id", "=", invoice.id)
        .execute();
    });
  });

  it("leaves drafts free to change", async () => {
    await store.database.write(async (trx) => {
      await trx.updateTable("invoices").set({ label: "b" }).where("id", "=", draft.id).execute();
      await trx.deleteFrom("lines").where("invoice_id", "=", draft.id).execute();
      await trx.deleteFrom("entries").where("invoice_id", "=", draft.id).execute();
      await trx.deleteFrom("invoices").where("id", "=", draft.id).execute();
    });
  });
});

describeOnEachStore("the schema", (store) => {
  const refused = (statement: ReturnType<typeof sql>) =>
    store.database
      .write((trx) => statement.execute(trx))
      .then(
        () => "accepted",
        () => "refused",
      );

  it("refuses sendExport without billingAccess (R26)", async () => {
    await newPerson(store, { billingAccess: true, sendExport: true });
    expect(await refused(sql`update people set billing_access = 0`)).toBe("refused");
  });

  it("refuses an entry that does not add up, and the same key claimed twice (R10)", async () => {
    const person = await newPerson(store);
    const invoice = await newInvoice(store, await newRun(store, person), await newClient(store));
    await newEntry(store, invoice, { key: "row 1" });
    await expect(newEntry(store, invoice, { billed_minor: 9_999 })).rejects.toThrow();
    await expect(newEntry(store, invoice, { key: "row 1" })).rejects.toThrow();
    await newEntry(store, invoice, { key: "row 1", claimed: 0 });
  });

  it("refuses two invoices with one number, and two runs with one name (R2, P7)", async () => {
    const person = await newPerson(store);
    const run = await newRun(store, person, { name: "One" });
    await expect(newRun(store, person, { name: "ONE " })).rejects.toThrow();
    const client = await newClient(store);
    await newInvoice(store, run, client, { number: "N1" });
    await expect(newInvoice(store, run, client, { number: "N1" })).rejects.toThrow();
  });

  it("never lets the next number go back (P7)", async () => {
    await newNumberSeries(store);
    // An opening position can be mended until it is used.
    expect(await refused(sql`update number_series set next_number = 70`)).toBe("accepted");
    expect(await refused(sql`update number_series set next_number = 7`)).toBe("accepted");
    const used = sql`update number_series set next_number = 9, last_issued = 8`;
    expect(await refused(used)).toBe("accepted");
    expect(await refused(sql`update number_series set next_number = 8`)).toBe("refused");
    expect(await refused(sql`update number_series set last_issued = 7`)).toBe("refused");
    expect(await refused(sql`update number_series set next_number = 20`)).toBe("accepted");
    expect(await refused(sql`delete from number_series`)).toBe("refused");
  });

  it("never changes the letterhead or the document of what was issued (P6)", async () => {
    const client = await newClient(store);
    const run = await newRun(store, await newPerson(store));
    const at = store.clock.now();
    const bytes = { bytes: new Uint8Array([1]), size_bytes: 1, sha256: "x", created_at: at };
    const file = { ...bytes, media_type: "application/pdf", file_name: "a.pdf" };
    await store.database.write(async (trx) => {
      await trx
        .insertInto("letterheads")
        .values({ id: "l", language: "en", content: "{}", logo: null, created_at: at })
        .execute();
      for (const id of ["pdf-1", "pdf-2"]) {
        await trx
          .insertInto("documents")
          .values({ ...file, id })
          .execute();
      }
    });
    const { id } = await newInvoice(store, run, client, {
      number: "L1",
      status: "exported",
      letterhead_id: "l",
      document_id: "pdf-1",
    });
    const change = (what: string) =>
      refused(sql.raw(`update invoices set ${what} where id = '${id}'`));
    expect(await change("letterhead_id = null")).toBe("refused");
    expect(await change("document_id = 'pdf-2'")).toBe("refused");
    expect(await change("document_id = null")).toBe("refused");
    expect(await change("document_id = 'pdf-1', paid_minor = 1")).toBe("accepted");
    expect(await refused(sql`update letterheads set content = '{"name":"x"}'`)).toBe("refused");
    expect(await refused(sql`delete from letterheads`)).toBe("refused");
  });

  it("never changes what was handed over (P1, P6)", async () => {
    const run = await newRun(store, await newPerson(store));
    await store.database.write(async (trx) => {
      await trx
        .insertInto("documents")
        .values({
          id: "d",
          media_type: "text/csv",
          file_name: "a.csv",
          sha256: "x",
          size_bytes: 1,
          bytes: new Uint8Array([1]),
          created_at: store.clock.now(),
        })
        .execute();
      await trx
        .insertInto("deliveries")
        .values({
          id: "1",
          run_id: run.id,
          invoice_id: null,
          channel: "export",
          state: "sent",
          attempts: 1,
          message: null,
          updated_at: store.clock.now(),
        })
        .execute();
    });
    expect(await refused(sql`update documents set sha256 = 'y'`)).toBe("refused");
    expect(await refused(sql`delete from documents`)).toBe("refused");
    expect(await refused(sql`update deliveries set state = 'queued'`)).toBe("refused");
    expect(await refused(sql`delete from deliveries`)).toBe("refused");
  });

  it("refuses what refers to nothing", async () => {
    expect(await refused(sql`insert into client_team values ('nobody', 'no one')`)).toBe("refused");
  });
});
