import { beforeAll, expect, it } from "vitest";
import type { Database } from "../../../../server/storage/database.ts";
import { newPerson } from "../../factories.ts";
import { takingMailer } from "../../posting/mail/sending-fixture.ts";
import { newFirmToPost } from "../../posting/posting-fixture.ts";
import { appOn } from "../../serve.ts";
import { easySignIn } from "../../sign-in/easy-sign-in.ts";
import { describeOnEachStore } from "../../stores.ts";
import { listRoutes } from "../../../../server/http/route-table.ts";
import { allRows } from "./all-rows.ts";
import { ask, problemSaid } from "./asking.ts";
import { castFor, sessionHeaders } from "./cast.ts";
import type { Cast } from "./cast.ts";
import type { Said } from "./route-row.ts";
import { storedContent } from "./stored-content.ts";
import { thingsFor } from "./things.ts";

const everyRight = { billingAccess: true, sendExport: true, admin: true };

const takings: readonly { what: string; columns: Record<string, number>; said: Said }[] = [
  {
    what: "a right is taken",
    columns: { billing_access: 0, send_export: 0, admin: 0 },
    said: [
      "right-missing",
      "An admin has just changed your rights, and nothing was done. Look again at what you may do now.",
    ],
  },
  {
    what: "the person is shut out",
    columns: { disabled: 1 },
    said: ["sign-in-required", "This account has been disabled. Ask an admin of your firm."],
  },
];

describeOnEachStore("between a request and its transaction", (store) => {
  let cast: Cast;

  beforeAll(async () => {
    await newFirmToPost(store);
    cast = await castFor(store);
  });

  for (const { what, columns, said } of takings) {
    it(`${what}: no route changes anything any more`, async () => {
      let acting = "";
      let writes = 0;
      const database: Database = {
        ...store.database,
        write: async (work) => {
          writes += 1;
          await store.database.write((trx) =>
            trx.updateTable("people").set(columns).where("id", "=", acting).execute(),
          );
          return store.database.write(work);
        },
      };
      const app = appOn(store, { database, signIn: easySignIn, testMailer: takingMailer });
      const writing: string[] = [];
      for (const route of listRoutes(app)) {
        if (route.method === "GET" || route.guard?.right === "none") continue;
        const name = `${route.method} ${route.path}`;
        for (const row of allRows.get(name) ?? []) {
          const owner = await newPerson(store, everyRight);
          const headers = await sessionHeaders(store, { person: owner });
          const things = await thingsFor(store, cast, { hidden: false, owner });
          const request = await row.request(things);
          const before = await contentBut(columns, owner.personId);
          [acting, writes] = [owner.personId, 0];
          const response = await ask(app, route, { headers }, request);
          if (writes === 0) continue;
          writing.push(name);
          await problemSaid(response, said, `${name} ${row.about ?? ""}`);
          expect(await contentBut(columns, owner.personId), name).toEqual(before);
        }
      }
      const promised = listRoutes(app).filter(({ guard, method }) => {
        return method !== "GET" && guard?.right !== "none" && guard?.audit !== null;
      });
      expect(writing).toEqual(
        expect.arrayContaining(promised.map(({ method, path }) => `${method} ${path}`)),
      );
    });
  }

  /** Everything stored, as if the person had been changed already. */
  async function contentBut(columns: Record<string, number>, personId: string) {
    await store.database.write((trx) =>
      trx.updateTable("people").set(columns).where("id", "=", personId).execute(),
    );
    const content = await storedContent(store);
    const rights = { billing_access: 1, send_export: 1, admin: 1, disabled: 0 };
    await store.database.write((trx) =>
      trx.updateTable("people").set(rights).where("id", "=", personId).execute(),
    );
    return content;
  }
});
