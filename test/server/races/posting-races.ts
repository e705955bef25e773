import { expect } from "vitest";
import { changeNumberSeries } from "../../../server/use-cases/number-series/change-number-series.ts";
import { changeRights } from "../../../server/use-cases/people/change-rights.ts";
import { disablePerson } from "../../../server/use-cases/people/disable-person.ts";
import { closePeriod } from "../../../server/use-cases/periods/close-period.ts";
import { reopenPeriod } from "../../../server/use-cases/periods/reopen-period.ts";
import { postRun } from "../../../server/use-cases/posting/post-run.ts";
import { requestPost } from "../../../server/use-cases/posting/request-post.ts";
import { newPerson } from "../factories.ts";
import {
  backgroundOf,
  deliverAll,
  exportOf,
  newClients,
  newRunToPost,
  storedRun,
} from "../posting/posting-fixture.ts";
import { actionsAbout, codeOf, heldRun, november, onlyBilling } from "./race.ts";
import type { Act, Race } from "./race.ts";

export const postingRaces: readonly Race[] = [
  {
    name: "a period is closed while Post is pressed: nothing is issued in a closed one",
    async prepare({ store, admin, as }) {
      const poster = await newPerson(store);
      const { run } = await newRunToPost(store, poster, await newClients(store, 1));
      const period = await november(store);
      return {
        one: (database) => requestPost(as(poster, database), run.id, 1, exportOf(1)),
        other: (database) => closePeriod(as(admin, database), period.id, period.version),
        async holds(pressed, closed) {
          await postRun(backgroundOf(store), run.id);
          await deliverAll(store);
          const { run: after } = await storedRun(store, run.id);
          if (closed.status === "fulfilled") {
            expect(after.status).toBe("draft");
            const { id, version } = await november(store);
            await reopenPeriod(store.contextFor(admin), id, version, "The race goes on.");
          } else {
            expect(codeOf(closed)).toBe("period-in-use");
            expect(pressed.status).toBe("fulfilled");
            expect(after.status).toBe("posted");
          }
        },
      };
    },
  },
  {
    name: "a period is closed while a run in it is posted: closing is refused",
    async prepare({ store, admin, as }) {
      const { run } = await heldRun(store, await newPerson(store));
      const period = await november(store);
      return {
        one: (database) => postRun({ ...backgroundOf(store), database }, run.id),
        other: (database) => closePeriod(as(admin, database), period.id, period.version),
        async holds(_, closed) {
          expect(codeOf(closed)).toBe("period-in-use");
          await deliverAll(store);
          expect((await storedRun(store, run.id)).run.status).toBe("posted");
        },
      };
    },
  },
  ...(["taken", "shut out"] as const).map((what): Race => ({
    name: `a person’s right is ${what} while they post: what comes second gives way`,
    async prepare({ store, admin, as }) {
      const poster = await newPerson(store);
      const { run } = await heldRun(store, poster);
      const { personId } = poster;
      return {
        one: (database) => postRun({ ...backgroundOf(store), database }, run.id),
        other: (database) =>
          what === "taken"
            ? changeRights(as(admin, database), personId, 1, onlyBilling)
            : disablePerson(as(admin, database), personId, 1),
        async holds(_, taken) {
          expect(taken.status).toBe("fulfilled");
          const { run: after, invoices } = await storedRun(store, run.id);
          const told = await actionsAbout(
            store,
            `person:${personId}`,
            ...invoices.map(({ id }) => `invoice:${id}`),
            `run:${run.id}`,
          );
          const takenAt = told.findIndex((one) => /rights-changed|person-disabled/.test(one));
          const issuedAt = told.indexOf("invoice-issued");
          if (after.status === "draft") expect(told).toContain("run-post-refused");
          else expect(issuedAt >= 0 && issuedAt < takenAt).toBe(true);
          await deliverAll(store);
        },
      };
    },
  })),
  {
    name: "Post is pressed twice: it is posted once",
    async prepare({ store, as }) {
      const poster = await newPerson(store);
      const { run } = await newRunToPost(store, poster, await newClients(store, 2));
      const press: Act = (database) => requestPost(as(poster, database), run.id, 1, exportOf(2));
      return {
        one: press,
        other: press,
        async holds(one, other) {
          expect([one.status, other.status]).toEqual(["fulfilled", "fulfilled"]);
          await postRun(backgroundOf(store), run.id);
          await deliverAll(store);
          const after = await storedRun(store, run.id);
          expect([after.run.status, after.exports.length, after.lineCount]).toEqual([
            "posted",
            1,
            2,
          ]);
          const told = await actionsAbout(store, `run:${run.id}`);
          expect(told.filter((one_) => one_ === "run-post-requested")).toHaveLength(1);
        },
      };
    },
  },
  {
    name: "the next number is set while a run is posted: no number is given twice",
    async prepare({ store, admin, as }) {
      const { run } = await heldRun(store, await newPerson(store));
      const { next_number: next, version } = await store.database.read
        .selectFrom("number_series")
        .select(["next_number", "version"])
        .where("series", "=", "invoice")
        .executeTakeFirstOrThrow();
      const body = { prefix: "INV-", nextNumber: next + 5, leaveGap: true };
      return {
        one: (database) => postRun({ ...backgroundOf(store), database }, run.id),
        other: (database) => changeNumberSeries(as(admin, database), "invoice", version, body),
        async holds(_, changed) {
          const { invoices } = await storedRun(store, run.id);
          const wasFirst = changed.status === "fulfilled";
          if (!wasFirst) expect(codeOf(changed)).toBe("version-changed");
          expect(invoices.map(({ number }) => number)).toEqual([
            `INV-${wasFirst ? next + 5 : next}`,
          ]);
          await deliverAll(store);
        },
      };
    },
  },
];
