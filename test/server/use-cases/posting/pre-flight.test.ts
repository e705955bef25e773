import { beforeAll, expect, it } from "vitest";
import { addMonths } from "#shared/calendar.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { preFlight } from "../../../../server/use-cases/posting/pre-flight.ts";
import { showProgress } from "../../../../server/use-cases/posting/show-progress.ts";
import { newClient, newEntry, newInvoice, newPerson, newRun } from "../../factories.ts";
import { newClients, newFirmToPost, newRunToPost } from "../../posting/posting-fixture.ts";
import { describeOnEachStore } from "../../stores.ts";

const choice = { method: "export", format: "xero-sales-csv" } as const;

describeOnEachStore("pre-flight", (store) => {
  let poster: Actor;
  beforeAll(async () => {
    await newFirmToPost(store);
    poster = await newPerson(store);
  });

  const check = (runId: string, actor = poster) =>
    preFlight(store.contextFor(actor), runId, choice);

  it("writes nothing", async () => {
    const { run } = await newRunToPost(store, poster, await newClients(store, 1));
    const count = () =>
      store.database.read
        .selectFrom("audit")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
    const before = await count();
    await check(run.id);
    expect(await count()).toEqual(before);
  });

  it("names what the ledger does not know: account, tax, currency", async () => {
    const [client] = await newClients(store, 1);
    if (client === undefined) throw new Error("No client.");
    const run = await newRun(store, poster);
    const euro = await newInvoice(store, run, client, { currency: "EUR", entry_count: 1 });
    await newEntry(store, euro, { currency: "EUR" });
    const { items, allowed } = await check(run.id);
    expect(allowed).toBe(false);
    expect(items).toMatchObject([
      { code: "currency-unmapped", invoiceId: euro.id, invoiceCount: 1 },
    ]);
  });

  it("refuses a format it does not know, and sending without mail", async () => {
    const { run } = await newRunToPost(store, poster, await newClients(store, 1));
    const context = store.contextFor(poster);
    for (const format of [null, "no-such-format"]) {
      const { items } = await preFlight(context, run.id, { method: "export", format });
      expect(items).toMatchObject([{ code: "no-format" }]);
    }
    const { items } = await preFlight(context, run.id, { method: "send", format: null });
    expect(items).toMatchObject([{ code: "method-unavailable" }]);
  });

  it("counts what leaves by mail, to how many clients, and what goes by hand", async () => {
    const [client, other] = await newClients(store, 2);
    if (client === undefined || other === undefined) throw new Error("No client.");
    const run = await newRun(store, poster);
    await newInvoice(store, run, client, {});
    await newInvoice(store, run, client, {});
    await newInvoice(store, run, other, { by_hand: 1 });
    await newInvoice(store, run, other, { net_minor: 0, tax_minor: 0, gross_minor: 0 });
    const sending = { method: "send", format: null } as const;
    expect(await preFlight(store.contextFor(poster), run.id, sending)).toMatchObject({
      invoiceCount: 4,
      mailedCount: 2,
      mailedClientCount: 1,
      byHandCount: 1,
    });
    expect(await check(run.id)).toMatchObject({ mailedCount: 0, byHandCount: 0 });
  });

  it("blocks the sending, and not the export, of what no font can draw on a document", async () => {
    const client = await newClient(store, { name: "漢字 Łódź Ltd" });
    const plain = await newClient(store, { name: "Ålder & Söhne Αθήνα" });
    const { run, invoices } = await newRunToPost(store, poster, [client, plain]);
    const context = { ...store.contextFor(poster), mailConfigured: true };
    const sending = await preFlight(context, run.id, { method: "send", format: null });
    const found = sending.items.filter(({ code }) => code === "uncovered-characters");
    expect(found).toMatchObject([{ severity: "block", invoiceId: invoices[0]?.id }]);
    expect(found[0]?.message).toContain(": 漢 字. ");
    const { items } = await check(run.id);
    expect(items).toEqual([]);
  });

  it("warns of more than twice the client's average of the last twelve months, and of nothing older", async () => {
    const [client, other] = await newClients(store, 2);
    if (client === undefined || other === undefined) throw new Error("No client.");
    const { run, invoices } = await newRunToPost(store, poster, [client, other]);
    const earlier = await newRun(store, poster);
    const issued = (date: string, grossMinor: number, number: string) => ({
      invoice_date: date,
      net_minor: grossMinor,
      tax_minor: 0,
      gross_minor: grossMinor,
      number,
      status: "exported" as const,
    });
    await newInvoice(store, earlier, client, issued("2026-10-31", 4_000, "OLD-1"));
    await newInvoice(store, earlier, client, issued("2026-09-30", 6_000, "OLD-2"));
    await newInvoice(
      store,
      earlier,
      client,
      issued(addMonths(run.invoice_date, -12), 9_999_999, "OLD-3"),
    );
    await newInvoice(store, earlier, other, issued("2026-09-30", 6_000, "OLD-4"));
    const { items, allowed } = await check(run.id);
    expect(allowed).toBe(true);
    expect(items).toMatchObject([{ code: "unusual-amount", invoiceId: invoices[0]?.id }]);
  });

  it("says the same of a run whatever stands on an invoice that is hidden from the person", async () => {
    const outsider = await newPerson(store);
    const [client] = await newClients(store, 1);
    const hidden = await newClient(store, { name: "Secret", privacy: "hidden", team: [poster] });
    if (client === undefined) throw new Error("No client.");
    const contents = [
      {},
      { gross_minor: -500, net_minor: -500, tax_minor: 0, invoice_date: "2026-10-31" },
      { currency: "EUR", missing_tax_codes: '["X"]', invoice_date: "2031-01-01" },
    ];
    const answers = [];
    for (const content of contents) {
      const { run, invoices } = await newRunToPost(store, poster, [client]);
      const secret = await newInvoice(store, run, hidden, content);
      await newEntry(store, secret, { description: "Takeover", currency: secret.currency });
      const answer = await check(run.id, outsider);
      const progress = await showProgress(store.contextFor(outsider), run.id);
      const text = JSON.stringify({ answer, progress });
      expect(text).not.toMatch(/Secret|Takeover|EUR|2031/);
      answers.push(text.replaceAll(invoices[0]?.id ?? "", "visible"));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("1 invoice in this run is hidden from you.");
  });

  it("counts a hidden client's earlier invoices for its team only", async () => {
    const hidden = await newClient(store, { privacy: "hidden", team: [poster] });
    const earlier = await newRun(store, poster);
    await newInvoice(store, earlier, hidden, {
      number: "OLD-5",
      status: "exported",
      invoice_date: "2026-10-31",
      net_minor: 1_000,
      tax_minor: 0,
      gross_minor: 1_000,
    });
    const { run } = await newRunToPost(store, poster, [hidden]);
    expect((await check(run.id)).items).toMatchObject([{ code: "unusual-amount" }]);
    expect((await check(run.id, await newPerson(store))).items).toMatchObject([
      { code: "hidden-invoices" },
    ]);
  });
});
