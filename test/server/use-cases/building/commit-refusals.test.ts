import type { Selectable } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProblemCode } from "#shared/wire/problem.ts";
import type { ClientsTable } from "../../../../server/storage/tables.ts";
import { commitUpload } from "../../../../server/use-cases/building/commit-upload.ts";
import { putChunk } from "../../../../server/use-cases/building/put-chunk.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import {
  commitBodyOf,
  entryOf,
  everything,
  newFirmToBill,
  sendChunks,
  upload,
} from "../../building.ts";
import type { UploadWanted } from "../../building.ts";
import { newClient, newPerson, newRun } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("refusing an upload", (store) => {
  let maker: Actor;
  let alder: Client;

  beforeAll(async () => {
    await newFirmToBill(store);
    maker = await newPerson(store);
    alder = await newClient(store, { name: "Alder Ltd" });
  });

  /** Sends the chunks, then expects the commit to be refused and nothing to be written. */
  async function refused(wanted: UploadWanted, code: ProblemCode, actor = maker) {
    const uploadId = await sendChunks(store, actor, wanted);
    const before = await everything(store);
    const body = commitBodyOf(wanted);
    const commit = commitUpload(store.contextFor(actor), uploadId, body);
    const error = await commit.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: "AppError", code });
    expect(await everything(store)).toEqual(before);
    // safe because the name was compared
    return error as { message: string; items: { location: string; message: string }[] };
  }

  it("refuses rows that are in another draft, by their keys, with where they are", async () => {
    const entries = [entryOf(alder), entryOf(alder)];
    await upload(store, maker, { entries, name: "The first" });
    const { items } = await refused({ entries: [...entries, entryOf(alder)] }, "rows-taken");
    expect(items.map(({ location }) => location)).toEqual(entries.map(({ key }) => key));
    expect(items[0]?.message).toBe(
      `Already on a draft invoice in the run “The first” by ${maker.name}.`,
    );
  });

  it("gives rows to one of two people who take them at the same time", async () => {
    const other = await newPerson(store);
    const entries = [entryOf(alder), entryOf(alder)];
    const results = await Promise.allSettled([
      upload(store, maker, { entries }),
      upload(store, other, { entries }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const claimed = await store.database.read
      .selectFrom("entries")
      .select("key")
      .where("claimed", "=", 1)
      .where(
        "key",
        "in",
        entries.map(({ key }) => key),
      )
      .execute();
    expect(claimed).toHaveLength(2);
  });

  it("refuses a key that stands on two rows", async () => {
    const twice = entryOf(alder);
    const { items } = await refused({ entries: [twice, entryOf(alder), twice] }, "validation");
    expect(items).toMatchObject([{ location: twice.key }]);
  });

  it("refuses a decision that does not add up, in sign and to the cent (R10)", async () => {
    const bad = entryOf(alder, { carriedMinor: 4_000 });
    const { items } = await refused({ entries: [entryOf(alder), bad] }, "entry-unbalanced");
    expect(items).toMatchObject([{ location: bad.key }]);
  });

  it("refuses more rows, more invoices and more money than a run can hold", async () => {
    const manyRows = Array.from({ length: 100_001 }, () => entryOf(alder));
    expect(
      (await refused({ entries: manyRows, entriesInChunk: 5_000 }, "validation")).message,
    ).toBe("At most 100,000 rows can be billed at once. Bill the others in a further run.");

    const entries = manyRows
      .slice(0, 5_001)
      .map((entry, index) => ({ ...entry, groupLabel: `Group ${index}` }));
    const wanted = { entries, entriesInChunk: 5_000, grouping: "client-and-column" } as const;
    expect((await refused(wanted, "validation")).message).toMatch(
      /^A run can hold at most 5,000 invoices; this one would have 5,001\./,
    );

    // Against each other they come to nothing, so that only the single invoice is too large.
    const birch = await newClient(store);
    const large = (client: Client, valueMinor: number) =>
      Array.from({ length: 110 }, () => entryOf(client, { currency: "CLF", valueMinor }));
    const amounts = [...large(alder, 90_000_000_000_000), ...large(birch, -90_000_000_000_000)];
    expect(
      (await refused({ entries: amounts, entriesInChunk: 5_000 }, "validation")).message,
    ).toMatch(/^A run can hold at most 10,000,000,000\.0000.CLF/);
  });

  it("refuses what comes to something else than was shown, and says to what", async () => {
    const { items } = await refused(
      {
        entries: [entryOf(alder)],
        expected: { invoiceCount: 2, grossByCurrency: [{ currency: "GBP", amountMinor: 11_999 }] },
      },
      "upload-differs",
    );
    expect(items.map(({ location }) => location)).toEqual([
      "/expected/invoiceCount",
      "/expected/grossByCurrency",
    ]);
    expect(items[1]?.message).toContain("119.99");
  });

  it("refuses a date in a closed period, and one in no period (R3)", async () => {
    const entries = [entryOf(alder)];
    const closed = await refused({ entries, invoiceDate: "2026-10-31" }, "period-closed");
    expect(closed.items).toMatchObject([{ location: "/target/invoiceDate" }]);
    await refused({ entries, invoiceDate: "2027-03-01" }, "period-missing");
    const run = await newRun(store, maker, { invoice_date: "2026-10-31" });
    await refused({ entries, runId: run.id, invoiceDate: "2026-10-31" }, "period-closed");
  });

  it("refuses a name that another run bears, however it is spelled (R2)", async () => {
    await upload(store, maker, { entries: [entryOf(alder)], name: "Straße 11" });
    const { items } = await refused(
      { entries: [entryOf(alder)], name: "  STRASSE\u200b  １１" },
      "run-name-taken",
    );
    expect(items).toMatchObject([{ location: "/target/name" }]);
    await refused({ entries: [entryOf(alder)], name: "\u200b\u200b" }, "validation");
  });

  it("refuses to add to a run that is not there, or not a draft (R1)", async () => {
    await refused({ entries: [entryOf(alder)], runId: "nowhere" }, "run-not-found");
    const posting = await newRun(store, maker, { status: "posting" });
    await refused({ entries: [entryOf(alder)], runId: posting.id }, "run-not-draft");
  });

  it("refuses a private client of another team by its name, and a hidden one as if it did not exist (R6)", async () => {
    const hers = await newPerson(store);
    const secret = await newClient(store, { privacy: "private", name: "Secret", team: [hers] });
    const hidden = await newClient(store, { privacy: "hidden", name: "Unseen", team: [hers] });
    const { message } = await refused({ entries: [entryOf(secret)] }, "right-missing");
    expect(message).toContain("Secret is a private client");
    const forHidden = await refused(
      { entries: [entryOf(hidden, { key: "same" })] },
      "client-not-found",
    );
    const forNobody = await refused(
      { entries: [entryOf({ ...hidden, id: "nobody" }, { key: "same" })] },
      "client-not-found",
    );
    expect(forHidden).toEqual(forNobody);
    await upload(store, hers, { entries: [entryOf(secret), entryOf(hidden)] });
  });

  it("never tells of a hidden claim more than that the row is taken", async () => {
    const hers = await newPerson(store);
    const hidden = await newClient(store, { privacy: "hidden", name: "Unseen too", team: [hers] });
    const taken = entryOf(hidden);
    await upload(store, hers, { entries: [taken], name: "Told to nobody" });
    const { items } = await refused(
      { entries: [entryOf(alder, { key: taken.key })] },
      "rows-taken",
    );
    expect(items).toEqual([{ location: taken.key, message: "Already on a draft invoice." }]);
  });

  describe("because of the upload itself", () => {
    it("lets nobody else see or continue it", async () => {
      const other = await newPerson(store);
      const wanted = { entries: [entryOf(alder)] };
      const uploadId = await sendChunks(store, maker, wanted);
      await expect(
        commitUpload(store.contextFor(other), uploadId, commitBodyOf(wanted)),
      ).rejects.toMatchObject({ code: "upload-not-found" });
      await expect(sendChunks(store, other, { ...wanted, uploadId })).rejects.toMatchObject({
        code: "upload-not-found",
      });
    });

    it("waits for all its parts", async () => {
      const wanted = { entries: [entryOf(alder), entryOf(alder), entryOf(alder)] };
      const uploadId = await sendChunks(store, maker, wanted);
      const body = { ...commitBodyOf(wanted), chunkCount: 3 };
      await expect(commitUpload(store.contextFor(maker), uploadId, body)).rejects.toMatchObject({
        code: "upload-incomplete",
      });
      await expect(commitUpload(store.contextFor(maker), "never-sent", body)).rejects.toMatchObject(
        { code: "upload-not-found" },
      );
    });

    it("takes the same part twice, but no other text under its number", async () => {
      const wanted = { entries: [entryOf(alder)] };
      const uploadId = await sendChunks(store, maker, wanted);
      const before = await everything(store);
      await sendChunks(store, maker, { ...wanted, uploadId });
      expect(await everything(store)).toEqual(before);
      await expect(
        sendChunks(store, maker, { entries: [entryOf(alder)], uploadId }),
      ).rejects.toMatchObject({ code: "upload-differs" });
    });

    it("is over once committed: another request or another part is refused", async () => {
      const wanted = { entries: [entryOf(alder)] };
      const uploadId = await sendChunks(store, maker, wanted);
      const body = commitBodyOf(wanted);
      await commitUpload(store.contextFor(maker), uploadId, body);
      const before = await everything(store);
      const expected = { ...body.expected, entryCount: 2 };
      await expect(
        commitUpload(store.contextFor(maker), uploadId, { ...body, expected }),
      ).rejects.toMatchObject({ code: "upload-differs" });
      const part = { uploadId, number: 7, sha256: "0", body: "{}" };
      await expect(putChunk(store.contextFor(maker), part)).rejects.toMatchObject({
        code: "upload-committed",
      });
      await sendChunks(store, maker, { ...wanted, uploadId });
      expect(await everything(store)).toEqual(before);
    });

    it("is forgotten after a day without a commit", async () => {
      const wanted = { entries: [entryOf(alder)] };
      const uploadId = await sendChunks(store, maker, wanted);
      store.clock.advanceSeconds(24 * 3_600 + 1);
      await sendChunks(store, maker, { entries: [entryOf(alder)] });
      await expect(
        commitUpload(store.contextFor(maker), uploadId, commitBodyOf(wanted)),
      ).rejects.toMatchObject({ code: "upload-not-found" });
    });
  });
});
