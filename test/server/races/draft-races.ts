import { expect } from "vitest";
import type { Database } from "../../../server/storage/database.ts";
import { commitUpload } from "../../../server/use-cases/building/commit-upload.ts";
import { updateInvoice } from "../../../server/use-cases/invoices/update-invoice.ts";
import { generatePeriods } from "../../../server/use-cases/periods/generate-periods.ts";
import { updateRun } from "../../../server/use-cases/runs/update-run.ts";
import { commitBodyOf, entryOf, sendChunks } from "../building.ts";
import { newClient, newPerson, newRun } from "../factories.ts";
import { newClients, newRunToPost, storedRun } from "../posting/posting-fixture.ts";
import { oneWins } from "./race.ts";
import type { Act, Race } from "./race.ts";

export const draftRaces: readonly Race[] = [
  {
    name: "two accountants rename and redate the same run: one does, the other is told",
    async prepare({ store, as }) {
      const [ana, ben] = [await newPerson(store), await newPerson(store)];
      const run = await newRun(store, ana);
      const [name, invoiceDate] = [`Renamed ${run.name}`, "2026-11-05"];
      return {
        one: (database) => updateRun(as(ana, database), run.id, 1, { name }),
        other: (database) => updateRun(as(ben, database), run.id, 1, { invoiceDate }),
        async holds(one, other) {
          oneWins(one, other, "version-changed");
          const { run: after } = await storedRun(store, run.id);
          expect([after.name, after.invoice_date, after.version]).toEqual(
            one.status === "fulfilled" ? [name, run.invoice_date, 2] : [run.name, invoiceDate, 2],
          );
        },
      };
    },
  },
  {
    name: "two accountants change the same invoice: one does, the other is told",
    async prepare({ store, as }) {
      const [ana, ben] = [await newPerson(store), await newPerson(store)];
      const { invoices } = await newRunToPost(store, ana, await newClients(store, 1));
      const id = invoices[0]?.id ?? "";
      return {
        one: (database) => updateInvoice(as(ana, database), id, 1, { dueDate: "2027-01-10" }),
        other: (database) => updateInvoice(as(ben, database), id, 1, { dueDate: "2027-02-10" }),
        holds: async (one, other) => oneWins(one, other, "version-changed"),
      };
    },
  },
  {
    name: "two accountants bill the same rows: they are billed once",
    async prepare({ store, as }) {
      const [ana, ben] = [await newPerson(store), await newPerson(store)];
      const client = await newClient(store);
      const entries = [entryOf(client), entryOf(client)];
      const uploads = [];
      for (const person of [ana, ben]) {
        const wanted = { entries, name: `Rows ${store.ids.next()}` };
        const id = await sendChunks(store, person, wanted);
        uploads.push((database: Database) =>
          commitUpload(as(person, database), id, commitBodyOf(wanted)),
        );
      }
      const [one, other] = uploads;
      if (one === undefined || other === undefined) throw new Error("There are two uploads.");
      return {
        one,
        other,
        async holds(first, second) {
          oneWins(first, second, "rows-taken");
          const claims = await store.database.read
            .selectFrom("entries")
            .select("key")
            .where("client_id", "=", client.id)
            .execute();
          expect(claims).toHaveLength(2);
        },
      };
    },
  },
  {
    name: "two admins add the same periods: they are added once",
    async prepare({ store, admin, as }) {
      const last = await store.database.read
        .selectFrom("periods")
        .select("ends_on")
        .orderBy("ends_on", "desc")
        .executeTakeFirstOrThrow();
      const startsOn = new Date(Date.parse(last.ends_on) + 86_400_000).toISOString().slice(0, 10);
      const wanted = { frequency: "month", startsOn, count: 2 } as const;
      const act: Act = (database) => generatePeriods(as(admin, database), wanted);
      return {
        one: act,
        other: act,
        holds: async (one, other) => oneWins(one, other, "periods-not-adjacent"),
      };
    },
  },
];
