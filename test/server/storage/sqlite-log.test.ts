import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openSqlite } from "../../../server/storage/stores/sqlite.ts";
import type { Database } from "../../../server/storage/database.ts";

/** More than the log may hold before it is tidied up. */
const megabytes = 20;

describe("SQLite's log", () => {
  let folder: string | undefined;
  afterEach(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  async function writeMuch(database: Database, round: number): Promise<void> {
    await database.write(async (trx) => {
      for (let row = 0; row < megabytes; row += 1) {
        const id = `${round}-${row}`;
        const text = "x".repeat(1_000_000);
        const document = { id, media_type: "text/plain", file_name: id, sha256: "", size_bytes: 0 };
        await trx
          .insertInto("documents")
          .values({ ...document, bytes: Buffer.from(text), created_at: "" })
          .execute();
      }
    });
  }

  it("is taken into the database file while the store is open, again and again, and not lost at its end", async () => {
    folder = await mkdtemp(join(tmpdir(), "billing-runs-log-"));
    const path = join(folder, "firm.sqlite");
    const database = await openSqlite(path);
    for (let round = 1; round <= 3; round += 1) {
      await writeMuch(database, round);
      await vi.waitFor(
        async () => expect((await stat(path)).size).toBeGreaterThan(round * megabytes * 1_000_000),
        { timeout: 20_000 },
      );
    }
    let rates = 0;
    // Once all of it is taken over, the file begins anew.
    await vi.waitFor(
      async () => {
        await database.write((trx) =>
          trx
            .insertInto("tax_rates")
            .values({
              id: `${(rates += 1)}`,
              code: `${rates}`,
              valid_from: "",
              name: "",
              components: "[]",
            })
            .execute(),
        );
        expect((await stat(`${path}-wal`)).size).toBeLessThan(megabytes * 500_000);
      },
      { timeout: 20_000, interval: 100 },
    );
    await writeMuch(database, 4);
    await database.close();

    const again = await openSqlite(path);
    const rows = await again.read.selectFrom("documents").select("id").execute();
    expect(rows).toHaveLength(4 * megabytes);
    await again.close();
  });
});
