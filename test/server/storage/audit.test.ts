import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { verifyAudit, writeAudit } from "../../../server/storage/audit.ts";
import type { AuditEvent } from "../../../server/storage/audit.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("the audit", (store) => {
  const write = (event: Partial<AuditEvent>) =>
    store.database.write((trx) =>
      writeAudit(trx, {
        at: store.clock.now(),
        personId: "p",
        action: "changed",
        subject: "thing:1",
        ...event,
      }),
    );

  beforeAll(async () => {
    expect(await verifyAudit(store.database.read)).toMatchObject({ intact: true, rowCount: 0 });
    await write({ before: { name: "a" }, after: { name: "b" } });
    await write({ personId: null, restrictedClientId: "hidden" });
    await write({ after: ["ł", 1, null] });
  });

  it("chains each row to the one before and verifies (P14)", async () => {
    const rows = await store.database.read
      .selectFrom("audit")
      .selectAll()
      .orderBy("sequence")
      .execute();
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(rows[1]?.previous_hash).toBe(rows[0]?.hash);
    expect(rows[0]).toMatchObject({ before: '{"name":"a"}', after: '{"name":"b"}' });
    expect(await verifyAudit(store.database.read)).toEqual({
      intact: true,
      rowCount: 3,
      headHash: rows[2]?.hash,
    });
  });

  it("leaves nothing behind when the change it belongs to is rolled back", async () => {
    const failed = store.database.write(async (trx) => {
      await writeAudit(trx, { at: "", personId: null, action: "never", subject: "" });
      throw new Error("stop");
    });
    await expect(failed).rejects.toThrow("stop");
    expect(await verifyAudit(store.database.read)).toMatchObject({ intact: true, rowCount: 3 });
  });

  it("can be neither changed nor deleted", async () => {
    for (const statement of [
      sql`update audit set action = 'other' where sequence = 2`,
      sql`delete from audit where sequence = 3`,
    ]) {
      const work = store.database.write((trx) => statement.execute(trx));
      await expect(work).rejects.toThrow("audit rows cannot be");
    }
  });

  it("shows a row that was changed, or is missing, behind the triggers' back", async () => {
    const behind = async (statement: ReturnType<typeof sql>) => {
      let verdict: unknown;
      await store.database
        .write(async (trx) => {
          const triggers = ["audit_kept", "audit_stays"];
          for (const name of triggers) {
            const table = store.kind === "postgres" ? sql` on audit` : sql``;
            await sql`drop trigger ${sql.ref(name)}${table}`.execute(trx);
          }
          await statement.execute(trx);
          verdict = await verifyAudit(trx);
          throw new Error("undo");
        })
        .catch(() => undefined);
      return verdict;
    };
    expect(await behind(sql`update audit set person_id = 'q' where sequence = 2`)).toEqual({
      intact: false,
      rowCount: 1,
      brokenAt: 2,
      reason: "row 2 was changed after it was written",
    });
    expect(await behind(sql`delete from audit where sequence = 2`)).toMatchObject({
      intact: false,
      reason: "row 2 is missing",
    });
    expect(
      await behind(sql`update audit set previous_hash = 'x' where sequence = 3`),
    ).toMatchObject({
      reason: "row 3 does not follow the one before it",
    });
  });
});
