import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeRights } from "../../../server/use-cases/people/change-rights.ts";
import { closePeriod } from "../../../server/use-cases/periods/close-period.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { postRun } from "../../../server/use-cases/posting/post-run.ts";
import { reopenPeriod } from "../../../server/use-cases/periods/reopen-period.ts";
import { requestPost } from "../../../server/use-cases/posting/request-post.ts";
import { storesUnderTest } from "../../setup/postgres.ts";
import { newPerson } from "../factories.ts";
import type { Store } from "../stores.ts";
import {
  auditOf,
  backgroundOf,
  deliverAll,
  exportOf,
  newClients,
  newFirmToPost,
  newRunToPost,
  storedRun,
} from "./posting-fixture.ts";
import { newReopenableStore } from "./reopenable-store.ts";
import type { ReopenableStore } from "./reopenable-store.ts";

describe.each(storesUnderTest)("posting at the same time (%s)", (kind) => {
  let opened: ReopenableStore;
  let store: Store;
  let other: Store;
  let poster: Actor;
  let admin: Actor;
  beforeAll(async () => {
    opened = await newReopenableStore(kind);
    store = opened.store;
    // SQLite has one writing connection a process; a second one here would wait for the thread it blocks.
    other = kind === "postgres" ? await opened.openAnother() : store;
    await newFirmToPost(store);
    poster = await newPerson(store);
    admin = await newPerson(store, { admin: true });
  });
  afterAll(() => opened.remove());

  it("posts once when the same request comes ten times over two connections", async () => {
    const { run } = await newRunToPost(store, poster, await newClients(store, 3));
    const requests = Array.from({ length: 10 }, (_, index) => {
      const context = (index % 2 === 0 ? store : other).contextFor(poster);
      return requestPost(context, run.id, run.version, exportOf(3));
    });
    await Promise.all(requests);
    await Promise.all([store, other].map((one) => postRun(backgroundOf(one), run.id)));
    await deliverAll(store);
    const after = await storedRun(store, run.id);
    expect(after.run.status).toBe("posted");
    expect(after.exports).toHaveLength(1);
    expect(after.lineCount).toBe(3);
    expect(await auditOf(store, `run:${run.id}`)).toEqual([
      "run-post-requested",
      "export-written",
      "run-posted",
    ]);
  });

  it("lets one of two people post, and refuses the other", async () => {
    const { run } = await newRunToPost(store, poster, await newClients(store, 1));
    const rival = await newPerson(store);
    const outcomes = await Promise.allSettled([
      requestPost(store.contextFor(poster), run.id, run.version, exportOf(1)),
      requestPost(other.contextFor(rival), run.id, run.version, exportOf(1)),
    ]);
    const refused = outcomes.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: { code: "run-not-draft" } });
    await deliverAll(store);
    expect((await storedRun(store, run.id)).exports).toHaveLength(1);
  });

  it("issues nothing in a closed period, whatever the order of clicks", async () => {
    const november = () =>
      store.database.read
        .selectFrom("periods")
        .select(["id", "version"])
        .where("starts_on", "=", "2026-11-01")
        .executeTakeFirstOrThrow();
    const { id: periodId } = await november();
    for (let round = 0; round < 6; round += 1) {
      const { run } = await newRunToPost(store, poster, await newClients(store, 1));
      const { version } = await november();
      const post = async () => {
        await requestPost(store.contextFor(poster), run.id, run.version, exportOf(1));
        await postRun(backgroundOf(store), run.id);
      };
      const [posted, closed] = await Promise.allSettled([
        post(),
        closePeriod(other.contextFor(admin), periodId, version),
      ]);
      await deliverAll(store);
      const { run: after } = await storedRun(store, run.id);
      const actions = await periodAndPosting(store, `run:${run.id}`, `period:${periodId}`);
      if (closed.status === "fulfilled") {
        // Closed before the intent, and refused; or closed after the run was posted.
        const closing = actions.lastIndexOf("period-closed");
        if (after.status === "posted") expect(actions.indexOf("run-posted")).toBeLessThan(closing);
        else expect(posted.status === "rejected" || !actions.includes("run-posted")).toBe(true);
        const { version: closedVersion } = await november();
        await reopenPeriod(store.contextFor(admin), periodId, closedVersion, "The test goes on.");
      } else {
        expect(closed.reason).toMatchObject({ code: "period-in-use" });
        expect(after.status).toBe("posted");
      }
    }
  });

  it("posts nothing for a person whose right was taken before", async () => {
    for (let round = 0; round < 6; round += 1) {
      const leaving = await newPerson(store);
      const { run } = await newRunToPost(store, poster, await newClients(store, 1));
      const rights = { billingAccess: true, sendExport: false, admin: false };
      const post = async () => {
        await requestPost(store.contextFor(leaving), run.id, run.version, exportOf(1));
        await postRun(backgroundOf(store), run.id);
      };
      await Promise.allSettled([
        post(),
        changeRights(other.contextFor(admin), leaving.personId, 1, rights),
      ]);
      await deliverAll(store);
      const { run: after } = await storedRun(store, run.id);
      const actions = await periodAndPosting(store, `run:${run.id}`, `person:${leaving.personId}`);
      expect(["draft", "posted"]).toContain(after.status);
      if (after.status === "posted") {
        expect(await issuedBefore(store, run.id, `person:${leaving.personId}`)).toBe(true);
      } else expect(actions).not.toContain("run-posted");
    }
  });

  it("gives numbers without gaps or doubles, whatever is refused or breaks in between", async () => {
    const fate = fc.constantFrom("posted", "refused", "broken");
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { minLength: 1, maxLength: 5 }), async (fates) => {
        const attempts = fates.map(async (one, index) => {
          const on = index % 2 === 0 ? store : other;
          const { run } = await newRunToPost(on, poster, await newClients(on, 1 + (index % 3)));
          const count = 1 + (index % 3);
          await requestPost(on.contextFor(poster), run.id, run.version, exportOf(count));
          if (one === "refused") await spoilExpectation(on, run.id);
          const ids = one === "broken" ? brokenIds : on.ids;
          await postRun({ ...backgroundOf(on), ids, onError: () => undefined }, run.id);
          return { run, posted: one === "posted" };
        });
        for (const { run, posted } of await Promise.all(attempts)) {
          const { posting } = await storedRun(store, run.id);
          expect(posting?.state).toBe(posted ? "working" : "refused");
        }
        expect(await numbersOf(store)).toEqual(await expectedNumbers(store));
      }),
      { numRuns: 12 },
    );
    await deliverAll(store);
  });
});

const brokenIds = {
  next: () => {
    throw new Error("The process breaks here.");
  },
};

/** As when a draft had changed without the version saying so. */
async function spoilExpectation(store: Store, runId: string): Promise<void> {
  await store.database.write((trx) =>
    trx
      .updateTable("postings")
      .set({ expected_invoice_count: 99 })
      .where("run_id", "=", runId)
      .execute(),
  );
}

async function numbersOf(store: Store): Promise<number[]> {
  const rows = await store.database.read
    .selectFrom("invoices")
    .select("number")
    .where("number", "is not", null)
    .execute();
  return rows.map(({ number }) => Number(number?.replace("INV-", ""))).sort((a, b) => a - b);
}

async function expectedNumbers(store: Store): Promise<number[]> {
  const { next_number: next } = await store.database.read
    .selectFrom("number_series")
    .select("next_number")
    .where("series", "=", "invoice")
    .executeTakeFirstOrThrow();
  return Array.from({ length: next - 1 }, (_, index) => index + 1);
}

async function periodAndPosting(store: Store, ...subjects: string[]): Promise<string[]> {
  const rows = await store.database.read
    .selectFrom("audit")
    .select("action")
    .where("subject", "in", subjects)
    .orderBy("sequence")
    .execute();
  return rows.map(({ action }) => action);
}

/** Whether the run's invoices were issued before the right was taken, by the order of the audit. */
async function issuedBefore(store: Store, runId: string, person: string): Promise<boolean> {
  const { invoices } = await storedRun(store, runId);
  const subjects = [...invoices.map(({ id }) => `invoice:${id}`), person];
  const actions = await periodAndPosting(store, ...subjects);
  return actions.lastIndexOf("invoice-issued") < actions.indexOf("rights-changed");
}
