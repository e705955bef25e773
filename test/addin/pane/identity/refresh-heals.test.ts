import { beforeAll, expect, it } from "vitest";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { restoredWorkbook, storedWorkbook } from "../../../../addin/trial/model/stored-workbook.ts";
import { openWorkbook as openTrialWorkbook } from "../../../../addin/trial/open-workbook.ts";
import type { Api } from "../../../../addin/api/client.ts";
import { seedTrial, trialPeople } from "../../../../server/trial/seed.ts";
import { appOn } from "../../../server/serve.ts";
import { describeOnEachStore } from "../../../server/stores.ts";
import { clients, create, look, refresh, signIn, sitDown, timesheet } from "./at-work.ts";
import { saysWhatTheServerSays } from "./says-what-the-server-says.ts";

describeOnEachStore("Refresh", (store) => {
  let api: Api;
  let sheets = 0;

  beforeAll(async () => {
    await seedTrial(store.database, store.clock.now());
    api = await signIn(appOn(store, { trialPeople }), "priya-nair");
  });

  /** A sheet of three rows, billed in a run. */
  async function billed() {
    const about = `${store.kind} sheet ${++sheets}`;
    const seat = sitDown(openTrialWorkbook([timesheet(3, about)]), api);
    expect(await create(seat, await look(seat), about)).toMatchObject({ type: "finished" });
    return { seat, about };
  }

  /** Undoes everything that Excel can undo. */
  const undoAll = ({ person }: { person: { undo: () => boolean } }) => {
    while (person.undo());
  };

  it("puts keys back that undo took, also under a sort, and says again where each row stands", async () => {
    const { seat } = await billed();
    undoAll(seat);
    expect(seat.table().columns).toHaveLength(6);
    seat.person.sort(seat.table(), 2, false);
    const lost = await look(seat);
    expect(lost.picked).toEqual([]);
    expect(await refresh(seat)).toMatchObject({ placedKeys: 3, writtenRows: 3 });
    await saysWhatTheServerSays(seat);
    const found = await look(seat);
    expect(found.entries.every(({ key }) => key !== null)).toBe(true);
    expect(await refresh(seat)).toMatchObject({ placedKeys: 0, writtenRows: 0 });
  });

  it("does so for a row that was pasted back as values after its run was made", async () => {
    const { seat } = await billed();
    const key = 9;
    seat.person.clear(seat.table().sheet, area(1, key, 1, 1));
    expect(await refresh(seat)).toMatchObject({ placedKeys: 1 });
    await saysWhatTheServerSays(seat);
  });

  it("leaves another export with the same work alone: it is held back until confirmed", async () => {
    const { about } = await billed();
    const export2 = sitDown(openTrialWorkbook([timesheet(3, about)]), api);
    expect((await look(export2)).picked).toEqual([]);
    expect(await refresh(export2)).toMatchObject({ placedKeys: 0, writtenRows: 0 });
    expect(export2.table().columns).toHaveLength(6);
  });

  it("knows the rows of a copy that was saved before they were billed", async () => {
    const about = `${store.kind} sheet ${++sheets}`;
    const first = sitDown(openTrialWorkbook([timesheet(3, about)]), api);
    const [client] = clients;
    await create(first, await look(first, [client]), `${about}, first`);
    const copy = restoredWorkbook(storedWorkbook(first.workbook));
    await create(first, await look(first), `${about}, second`);
    const second = sitDown(copy, api);
    expect((await look(second)).picked).toEqual([]);
    expect(await refresh(second)).toMatchObject({ placedKeys: 2 });
    await saysWhatTheServerSays(second);
  });

  it("gives a copied key to the row that still says what was billed", async () => {
    const { seat, about } = await billed();
    const { person } = seat;
    const line = (row: number) => area(row, 0, 1, 1);
    person.insertRows(seat.table().sheet, line(1));
    person.copyRows(seat.table().sheet, line(2), line(1));
    person.type(seat.table().sheet, 1, 2, `${about}: more work`);
    expect(await refresh(seat)).toMatchObject({ placedKeys: 2 });
    await saysWhatTheServerSays(seat);
    const { picked, entries } = await look(seat);
    expect(picked.map(({ sheet }) => sheet.description)).toEqual([`${about}: more work`]);
    expect(entries.filter(({ key }) => key === null)).toHaveLength(1);
  });

  it("tells what was changed since, and takes it into the draft when that is wanted", async () => {
    const { seat } = await billed();
    seat.person.type(seat.table().sheet, 1, 2, "Said better");
    const agreed = await look(seat);
    const row = agreed.entries.find(({ description }) => description === "Said better");
    if (row === undefined || row.key === null) throw new Error("The row lost its key.");
    const asked = { keys: [row.key], withContent: true };
    const [state] = (await api.entryStates(asked)).entries;
    expect(state?.content?.description).toMatch(/job 1$/);
    expect(state?.fingerprint).not.toBe(row.fingerprint);
    if (!state?.content) throw new Error("The draft is not seen.");
    const [told] = agreed.problems.filter(({ code }) => code === "changed-in-draft");
    expect(told).toMatchObject({ sheetRow: row.sheetRow, claim: { key: row.key } });

    const { sheetRow, key, clientName, clientCode, clientEmail, groupLabel, ...content } = row;
    const of = { clients: [{ name: clientName, code: clientCode, workItem: "" }], entries: [] };
    const [found] = (await api.check(of)).clients;
    const body = { ...content, clientId: found?.client?.id ?? "", confirmedNotBilled: false };
    const { invoiceId, invoiceVersion } = state;
    const invoice = await api.takeChange(invoiceId ?? "", row.key, invoiceVersion ?? 0, body);
    expect(invoice.entries.map(({ description }) => description)).toContain("Said better");
    const after = await look(seat);
    expect(after.problems.map(({ code }) => code)).not.toContain("changed-in-draft");
  });
});
