import { beforeAll, expect, it } from "vitest";
import type { Selectable } from "kysely";
import { AppError } from "../../../../server/domain/app-error.ts";
import { verifyAudit } from "../../../../server/storage/audit.ts";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import type { Actor, Context } from "../../../../server/use-cases/context.ts";
import { approveInvoice } from "../../../../server/use-cases/invoices/approve-invoice.ts";
import { moveInvoices } from "../../../../server/use-cases/invoices/move-invoices.ts";
import { showInvoice } from "../../../../server/use-cases/invoices/show-invoice.ts";
import { updateInvoice } from "../../../../server/use-cases/invoices/update-invoice.ts";
import { postRun } from "../../../../server/use-cases/posting/post-run.ts";
import { requestPost } from "../../../../server/use-cases/posting/request-post.ts";
import { createRun } from "../../../../server/use-cases/runs/create-run.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { updateRun } from "../../../../server/use-cases/runs/update-run.ts";
import { entryOf, upload } from "../../building.ts";
import { newClient, newPerson, newRun } from "../../factories.ts";
import {
  backgroundOf,
  exportOf,
  newFirmToPost,
  newRunToPost,
  storedRun,
} from "../../posting/posting-fixture.ts";
import { describeOnEachStore } from "../../stores.ts";
import type { Store } from "../../stores.ts";

/** The firm has an open November, a closed October, and no September. */
const days = { open: "2026-11-20", closed: "2026-10-20", missing: "2026-09-20" };
type Day = keyof typeof days;

interface Setting {
  store: Store;
  context: Context;
  maker: Actor;
  client: Selectable<ClientsTable>;
}

/** A door through which a date becomes one of an invoice, or is made final. A new one is a further row. */
interface Door {
  name: string;
  /** Makes what is needed, and returns the step through the door, with this date. */
  prepare: (setting: Setting, date: string) => Promise<() => Promise<unknown>>;
  /** Where the door has a code of its own; its words name the date. */
  code?: string;
}

const doors: readonly Door[] = [
  {
    name: "a new run",
    prepare:
      async ({ context, store }, invoiceDate) =>
      () =>
        createRun(context, {
          name: `Run ${store.ids.next()}`,
          invoiceDate,
          grouping: "client",
          detailLevel: "every-entry",
        }),
  },
  {
    name: "another date of a run",
    prepare: async ({ context, store, maker }, invoiceDate) => {
      const run = await newRun(store, maker);
      return () => updateRun(context, run.id, run.version, { invoiceDate });
    },
  },
  {
    name: "a new run from rows",
    prepare:
      async ({ store, maker, client }, invoiceDate) =>
      () =>
        upload(store, maker, { entries: [entryOf(client)], invoiceDate }),
  },
  {
    name: "rows added to a draft run",
    prepare: async ({ store, maker, client }, date) => {
      const { id: runId } = await newRun(store, maker, { invoice_date: date });
      return () => upload(store, maker, { entries: [entryOf(client)], runId, invoiceDate: date });
    },
  },
  {
    name: "an invoice's own date",
    prepare: async ({ context, ...setting }, invoiceDate) => {
      const { invoice } = await newDraft(setting, "2026-11-24");
      return () => updateInvoice(context, invoice.id, 1, { invoiceDate });
    },
  },
  {
    name: "an invoice that follows its run again",
    prepare: async ({ context, ...setting }, date) => {
      const run = { invoice_date: date };
      const { invoice } = await newDraft(setting, "2026-11-24", run);
      return () => updateInvoice(context, invoice.id, 1, { invoiceDate: null });
    },
  },
  {
    name: "an approval",
    prepare: async ({ context, ...setting }, date) => {
      const { invoice } = await newDraft(setting, date);
      return () => approveInvoice(context, invoice.id, 1);
    },
  },
  {
    name: "a move to a run of another date",
    prepare: async ({ context, ...setting }, date) => {
      const { run, invoice } = await newDraft(setting, null);
      const to = await newRun(setting.store, setting.maker, { invoice_date: date });
      return () => moveInvoices(context, run.id, 1, { invoiceIds: [invoice.id], runId: to.id });
    },
  },
  {
    name: "pressing Post",
    code: "post-blocked",
    prepare: async ({ context, ...setting }, date) => {
      const { run } = await newDraft(setting, date);
      return () => requestPost(context, run.id, run.version, exportOf(1));
    },
  },
  {
    name: "posting, when it is due",
    code: "post-blocked",
    prepare: async ({ context, store, ...setting }, date) => {
      const { run, invoice } = await newDraft({ store, ...setting }, "2026-11-24");
      await requestPost(context, run.id, run.version, exportOf(1));
      // Behind the rules: what was in an open period when Post was pressed no longer is.
      await store.database.write((trx) =>
        trx
          .updateTable("invoices")
          .set({ invoice_date: date })
          .where("id", "=", invoice.id)
          .execute(),
      );
      return async () => {
        await postRun(backgroundOf(store), run.id);
        const { posting } = await storedRun(store, run.id);
        if (posting?.state === "refused") {
          throw new AppError("post-blocked", posting.reason ?? "");
        }
      };
    },
  },
];

/** An invoice with this date of its own, or with its run's. */
async function newDraft(
  { store, maker, client }: Omit<Setting, "context">,
  ownDate: string | null,
  runFields: { invoice_date?: string } = {},
) {
  const { run, invoices } = await newRunToPost(
    store,
    maker,
    [client],
    ownDate === null
      ? {}
      : { invoice_date: ownDate, invoice_date_overridden: 1, due_date: "2026-12-24" },
  );
  await store.database.write(async (trx) => {
    if (runFields.invoice_date === undefined) return;
    await trx.updateTable("runs").set(runFields).where("id", "=", run.id).execute();
  });
  const [invoice] = invoices;
  if (invoice === undefined) throw new Error("The run has an invoice.");
  return { run, invoice };
}

describeOnEachStore("periods at every door (R3, R25, P9)", (store) => {
  let setting: Setting;

  beforeAll(async () => {
    await newFirmToPost(store);
    const maker = await newPerson(store);
    const client = await newClient(store);
    setting = { store, maker, client, context: store.contextFor(maker) };
  });

  /** A refused posting is kept in the audit; of anything else nothing is. */
  const auditLength = async () => {
    const verdict = await verifyAudit(store.database.read);
    return verdict.rowCount;
  };

  for (const { name, prepare, code } of doors) {
    it(`${name}: passes with a date in an open period`, async () => {
      const step = await prepare(setting, days.open);
      await expect(step().then(() => "passed")).resolves.toBe("passed");
    });

    it.each<[Day, string]>([
      ["closed", "period-closed"],
      ["missing", "period-missing"],
    ])(`${name}: is refused with a date in a period that is %s`, async (day, ownCode) => {
      const step = await prepare(setting, days[day]);
      const before = await auditLength();
      await expect(step()).rejects.toMatchObject({
        code: code ?? ownCode,
        message: expect.stringContaining(days[day]),
      });
      const after = await auditLength();
      expect(after - before).toBe(name === "posting, when it is due" ? 1 : 0);
    });
  }

  it("lets a draft lie in a closed period, says so, and lets it out again", async () => {
    const { context } = setting;
    const { run, invoice } = await newDraft(setting, days.closed, { invoice_date: days.closed });
    expect(await showRun(context, run.id)).toMatchObject({ periodState: "closed" });
    expect(await showInvoice(context, invoice.id)).toMatchObject({ periodState: "closed" });
    const other = await newRun(store, setting.maker);
    await moveInvoices(context, run.id, 1, { invoiceIds: [invoice.id], runId: other.id });
    const moved = await showInvoice(context, invoice.id);
    expect(moved).toMatchObject({ invoiceDate: days.closed, periodState: "closed" });
    const mended = await updateInvoice(context, invoice.id, moved.version, {
      invoiceDate: days.open,
    });
    expect(mended).toMatchObject({ invoiceDate: days.open, periodState: "open" });
  });
});
