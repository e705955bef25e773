import { afterAll, beforeAll, expect, it } from "vitest";
import { verifyAudit, writeAudit } from "../../../server/storage/audit.ts";
import type { Database } from "../../../server/storage/database.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("a database that two processes have open", (store) => {
  let other: Database;

  beforeAll(async () => {
    other = await store.reopen();
  });
  afterAll(() => other.close());

  const write = (database: Database, subject: string) =>
    database.write((trx) =>
      writeAudit(trx, { at: store.clock.now(), personId: null, action: "raced", subject }),
    );

  it("has one writer at a time: no row of the audit chain is lost or forked", async () => {
    const writes = Array.from({ length: 60 }, (_, index) =>
      write(index % 2 ? other : store.database, `thing:${index}`),
    );
    await Promise.all(writes);
    expect(await verifyAudit(store.database.read)).toMatchObject({ intact: true, rowCount: 60 });
  });

  it("shows each what the other has committed, and nothing before", async () => {
    const count = async (database: Database) => {
      const verdict = await verifyAudit(database.read);
      return verdict.rowCount;
    };
    await store.database.write(async (trx) => {
      await writeAudit(trx, { at: "", personId: null, action: "one", subject: "" });
      expect(await count(other)).toBe(60);
      expect(await count(store.database)).toBe(60);
    });
    expect(await count(other)).toBe(61);
  });
});
