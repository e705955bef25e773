import { beforeAll, expect, it } from "vitest";
import type { RunListQuery } from "#shared/wire/run.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { listRuns } from "../../../../server/use-cases/runs/list-runs.ts";
import { entryOf, newFirmToBill, upload } from "../../building.ts";
import { newClient, newPerson, newRun } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

describeOnEachStore("listing runs", (store) => {
  let maker: Actor;
  let outsider: Actor;

  beforeAll(async () => {
    await newFirmToBill(store);
    maker = await newPerson(store, { name: "Maria" });
    outsider = await newPerson(store);
    const alder = await newClient(store, { name: "Alder" });
    const hidden = await newClient(store, { privacy: "hidden", team: [maker] });
    await newRun(store, maker, { name: "First 100%" });
    store.clock.advanceSeconds(60);
    await upload(store, maker, { entries: [entryOf(alder), entryOf(hidden)], name: "Second" });
    store.clock.advanceSeconds(60);
    await newRun(store, maker, { name: "Third_run", status: "posting" });
    // Two of the same instant, in the order of their ids.
    await newRun(store, maker, {
      name: "Fourth",
      status: "posted",
      method: "export",
      posted_at: "2026-11-24T10:00:00.000Z",
      posted_by: outsider.personId,
    });
  });

  const list = (query: Partial<RunListQuery> = {}, actor = maker) =>
    listRuns(store.contextFor(actor), { tab: "all", search: "", limit: 50, ...query });
  const names = async (query: Partial<RunListQuery>) =>
    (await list(query)).runs.map(({ name }) => name);

  it("begins with the newest, each with who made and who posted it (R4)", async () => {
    const { runs, counts, nextCursor } = await list();
    expect(runs.map(({ name }) => name)).toEqual(["Fourth", "Third_run", "Second", "First 100%"]);
    expect(runs[0]).toMatchObject({
      status: "posted",
      method: "export",
      createdBy: { id: maker.personId, name: "Maria" },
      postedAt: "2026-11-24T10:00:00.000Z",
      postedBy: { id: outsider.personId, name: outsider.name },
    });
    expect(counts).toEqual({ all: 4, draft: 3, posted: 1 });
    expect(nextCursor).toBeNull();
  });

  it("stands a run that is being posted under Draft", async () => {
    expect(await names({ tab: "draft" })).toEqual(["Third_run", "Second", "First 100%"]);
    expect(await names({ tab: "posted" })).toEqual(["Fourth"]);
  });

  it("finds names as names are compared, and signs of a pattern as themselves (R2)", async () => {
    expect(await names({ search: " SECO" })).toEqual(["Second"]);
    expect(await names({ search: "0%" })).toEqual(["First 100%"]);
    expect(await names({ search: "d_r" })).toEqual(["Third_run"]);
    expect(await names({ search: "%" })).toEqual(["First 100%"]);
    expect((await list({ search: "second" })).counts).toEqual({ all: 1, draft: 1, posted: 0 });
  });

  it("goes on where a page ends, without a gap or a repeat", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.runs.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(["Fourth", "Third_run", "Second", "First 100%"]);
    await expect(list({ cursor: "nonsense" })).rejects.toMatchObject({ code: "validation" });
  });

  it("sums what the person may see, and counts the rest (R5)", async () => {
    const [own] = (await list({ search: "second" })).runs;
    expect(own).toMatchObject({ invoiceCount: 2, hiddenInvoiceCount: 0 });
    expect(own?.totalDue).toEqual([{ currency: "GBP", amountMinor: 24_000 }]);
    const [seen] = (await list({ search: "second" }, outsider)).runs;
    expect(seen).toMatchObject({ invoiceCount: 1, hiddenInvoiceCount: 1 });
    expect(seen?.totalDue).toEqual([{ currency: "GBP", amountMinor: 12_000 }]);
  });
});
