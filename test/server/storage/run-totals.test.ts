import * as fc from "fast-check";
import type { Selectable } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { sumByCurrency } from "#shared/money.ts";
import { AppError } from "../../../server/domain/app-error.ts";
import { changePrivacy } from "../../../server/storage/client-privacy.ts";
import type { ClientsTable } from "../../../server/storage/tables.ts";
import type { Actor, Context } from "../../../server/use-cases/context.ts";
import { approveInvoice } from "../../../server/use-cases/invoices/approve-invoice.ts";
import { deleteInvoice } from "../../../server/use-cases/invoices/delete-invoice.ts";
import { moveInvoices } from "../../../server/use-cases/invoices/move-invoices.ts";
import { returnInvoiceToDraft } from "../../../server/use-cases/invoices/return-invoice-to-draft.ts";
import { updateInvoice } from "../../../server/use-cases/invoices/update-invoice.ts";
import { createRun } from "../../../server/use-cases/runs/create-run.ts";
import { deleteRun } from "../../../server/use-cases/runs/delete-run.ts";
import { showRun } from "../../../server/use-cases/runs/show-run.ts";
import { updateRun } from "../../../server/use-cases/runs/update-run.ts";
import { entryOf, newFirmToBill, upload } from "../building.ts";
import { newClient, newPerson } from "../factories.ts";
import { describeOnEachStore } from "../stores.ts";

type Client = Selectable<ClientsTable>;

/** One thing that somebody does; numbers choose among what is there. */
const step = fc.record({
  verb: fc.constantFrom(
    "add",
    "add",
    "make",
    "redate",
    "own-date",
    "approve",
    "return",
    "delete-invoice",
    "move",
    "delete-run",
    "privacy",
  ),
  first: fc.nat(20),
  second: fc.nat(20),
  date: fc.constantFrom("2026-11-02", "2026-11-24", "2026-12-01"),
  dated: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

describeOnEachStore("the stored sums of runs", (store) => {
  let insider: Actor;
  let outsider: Actor;
  const clients: Client[] = [];

  beforeAll(async () => {
    await newFirmToBill(store);
    insider = await newPerson(store);
    outsider = await newPerson(store);
    for (const privacy of ["public", "public", "private", "hidden"] as const) {
      clients.push(await newClient(store, { privacy, team: [insider] }));
    }
  });

  it("are what the invoices come to, for everybody, whatever is done in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        for (const one of steps) await carryOut(one).catch(refusalsOnly);
        for (const actor of [insider, outsider]) await compare(actor);
      }),
      { numRuns: store.kind === "sqlite" ? 40 : 8 },
    );
  }, 120_000);

  async function carryOut({ verb, first, second, date, dated }: Step): Promise<unknown> {
    const context = store.contextFor(insider);
    const runs = await store.database.read.selectFrom("runs").selectAll().orderBy("id").execute();
    const run = runs[first % Math.max(runs.length, 1)];
    const invoices = await store.database.read
      .selectFrom("invoices")
      .selectAll()
      .orderBy("id")
      .execute();
    const invoice = invoices[second % Math.max(invoices.length, 1)];
    const client = clients[second % clients.length];
    if (client === undefined) return;
    const fields = { currency: first % 3 === 0 ? "EUR" : "GBP", taxCode: "R" };
    const entry = entryOf(client, { ...fields, ...(dated ? {} : { date: null }) });
    switch (verb) {
      case "add": {
        const invoiceDate = run?.invoice_date ?? date;
        const target = run === undefined ? {} : { runId: run.id };
        return upload(store, insider, { entries: [entry], invoiceDate, ...target });
      }
      case "make":
        return createRun(context, {
          name: `Run ${store.ids.next()}`,
          invoiceDate: date,
          grouping: "client",
          detailLevel: "one-line",
        });
      case "redate":
        return run && updateRun(context, run.id, run.version, { invoiceDate: date });
      case "own-date":
        return (
          invoice && updateInvoice(context, invoice.id, invoice.version, { invoiceDate: date })
        );
      case "approve":
        return invoice && approveInvoice(context, invoice.id, invoice.version);
      case "return":
        return invoice && returnInvoiceToDraft(context, invoice.id, invoice.version);
      case "delete-invoice":
        return invoice && deleteInvoice(context, invoice.id, invoice.version);
      case "move":
        return invoice && run && move(context, invoice, run.id);
      case "delete-run":
        return run && deleteRun(context, run.id, run.version);
      case "privacy": {
        const privacy = (["public", "private", "hidden"] as const)[first % 3] ?? "public";
        return store.database.write((trx) => changePrivacy(trx, client.id, privacy));
      }
    }
  }

  async function move(context: Context, invoice: { id: string; run_id: string }, runId: string) {
    const from = await showRun(context, invoice.run_id);
    return moveInvoices(context, from.id, from.version, { invoiceIds: [invoice.id], runId });
  }

  async function compare(actor: Actor): Promise<void> {
    const runs = await store.database.read.selectFrom("runs").select("id").execute();
    const all = await store.database.read
      .selectFrom("invoices")
      .innerJoin("clients", "clients.id", "invoices.client_id")
      .select(["invoices.run_id", "invoices.currency", "invoices.gross_minor", "clients.privacy"])
      .execute();
    for (const { id } of runs) {
      const own = all.filter((invoice) => invoice.run_id === id);
      const seen = own.filter(({ privacy }) => privacy === "public" || actor === insider);
      const run = await showRun(store.contextFor(actor), id);
      expect(run.totalDue).toEqual(
        sumByCurrency(
          seen.map((one) => ({ currency: one.currency, amountMinor: one.gross_minor })),
        ),
      );
      expect(run.invoiceCount).toBe(seen.length);
      expect(run.hiddenInvoiceCount).toBe(own.length - seen.length);
    }
  }
});

/** What the rules refuse changes nothing; anything else is a fault. */
function refusalsOnly(error: unknown): void {
  if (!(error instanceof AppError) || error.code === "internal") throw error;
}
