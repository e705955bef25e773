import { expect } from "vitest";
import { changeRights } from "../../../server/use-cases/people/change-rights.ts";
import { newPerson } from "../factories.ts";
import {
  accountant,
  actionsAbout,
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
];
