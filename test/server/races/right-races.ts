import { expect } from "vitest";
import { changeRights } from "../../../server/use-cases/people/change-rights.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { newPerson, newRun } from "../factories.ts";
import {
  accountant,
  actionsAbout,
  asking,
  codeOf,
  dropAdmin,
  onlyBilling,
  oneWins,
  personRow,
  setAdmin,
} from "./race.ts";
import type { Race } from "./race.ts";

export const rightRaces: readonly Race[] = [
  {
    name: "two admins change the same person’s rights: one does, the other is told",
    async prepare({ store, admin, as }) {
      const person = await newPerson(store);
      const second = await newPerson(store, { admin: true });
      return {
        one: (database) => changeRights(as(admin, database), person.personId, 1, onlyBilling),
        other: (database) => changeRights(as(second, database), person.personId, 1, accountant),
        async holds(one, other) {
          oneWins(one, other, "version-changed");
          const { rights } = await personRow(store, person.personId);
          expect(rights.sendExport).toBe(one.status === "fulfilled" ? 0 : 1);
          expect(await actionsAbout(store, `person:${person.personId}`)).toEqual([
            "rights-changed",
          ]);
          await dropAdmin(store, second);
        },
      };
    },
  },
  {
    name: "two admins take each other’s right: one stays",
    async prepare({ store, admin, as }) {
      const [first, second] = [
        await newPerson(store, { admin: true }),
        await newPerson(store, { admin: true }),
      ];
      await setAdmin(store, admin, 0);
      return {
        one: (database) => changeRights(as(first, database), second.personId, 1, accountant),
        other: (database) => changeRights(as(second, database), first.personId, 1, accountant),
        async holds(one, other) {
          oneWins(one, other, "last-admin");
          const left = await store.database.read
            .selectFrom("people")
            .select("id")
            .where("admin", "=", 1)
            .execute();
          expect(left.map(({ id }) => id)).toEqual([
            one.status === "fulfilled" ? first.personId : second.personId,
          ]);
          await setAdmin(store, admin, 1);
          await dropAdmin(store, first);
          await dropAdmin(store, second);
        },
      };
    },
  },
  {
    name: "two admins take each other’s right while there is a third: one keeps it",
    async prepare({ store }) {
      const [first, second] = [
        await newPerson(store, { admin: true }),
        await newPerson(store, { admin: true }),
      ];
      const take = (from: Actor) =>
        ["PUT", `people/${from.personId}/rights`, { version: 1, body: accountant }] as const;
      return {
        one: await asking(store, first, ...take(second)),
        other: await asking(store, second, ...take(first)),
        async holds(one, other) {
          oneWins(one, other, "right-missing");
          const kept = one.status === "fulfilled" ? first : second;
          const lost = kept === first ? second : first;
          expect((await personRow(store, kept.personId)).rights.admin).toBe(1);
          expect((await personRow(store, lost.personId)).rights.admin).toBe(0);
          await dropAdmin(store, kept);
        },
      };
    },
  },
  {
    name: "two admins shut each other out while there is a third: one stays",
    async prepare({ store }) {
      const [first, second] = [
        await newPerson(store, { admin: true }),
        await newPerson(store, { admin: true }),
      ];
      const disable = (person: Actor) =>
        ["POST", `people/${person.personId}/disable`, { version: 1 }] as const;
      return {
        one: await asking(store, first, ...disable(second)),
        other: await asking(store, second, ...disable(first)),
        async holds(one, other) {
          oneWins(one, other, "sign-in-required");
          await dropAdmin(store, first);
          await dropAdmin(store, second);
        },
      };
    },
  },
  {
    name: "an accountant’s right is taken while they rename a run: what comes second gives way",
    async prepare({ store, admin, as }) {
      const accountantAtWork = await newPerson(store);
      const run = await newRun(store, accountantAtWork);
      const body = { name: `Renamed ${run.name}` };
      const none = { billingAccess: false, sendExport: false, admin: false };
      const { personId } = accountantAtWork;
      return {
        one: await asking(store, accountantAtWork, "PATCH", `runs/${run.id}`, { version: 1, body }),
        other: (database) => changeRights(as(admin, database), personId, 1, none),
        async holds(renamed, taken) {
          expect(taken.status).toBe("fulfilled");
          if (renamed.status === "rejected") expect(codeOf(renamed)).toBe("right-missing");
          const told = await actionsAbout(store, `person:${personId}`, `run:${run.id}`);
          expect(told.filter((action) => action !== "signed-in")).toEqual(
            renamed.status === "fulfilled" ? ["run-changed", "rights-changed"] : ["rights-changed"],
          );
        },
      };
    },
  },
];
