import type { Selectable } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { RemovedEntry } from "#shared/wire/invoice-entry.ts";
import type { ClientsTable } from "../../../server/storage/tables.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { entryOf, newFirmToBill, upload } from "../building.ts";
import { newClient, newPerson } from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("the routes of an invoice's entries", (store) => {
  let maker: Actor;
  let alder: Selectable<ClientsTable>;
  let send: Send;

  beforeAll(async () => {
    await newFirmToBill(store);
    maker = await newPerson(store);
    alder = await newClient(store);
    send = await signedIn(store, appOn(store), maker);
  });

  // safe because each test names the type of the answer that its route gives
  const bodyOf = async <Body>(response: Response) => (await response.json()) as Body;

  it("take keys as sheets have them, whatever is in them", async () => {
    const keys = ["2026/11 #7 ä?", "100 %", "a+b&c", "%2F"].map((key) => `${store.kind} ${key}`);
    const entries = keys.map((key) => entryOf(alder, { key }));
    const { invoiceIds } = await upload(store, maker, { entries });
    const address = (key: string) => `invoices/${invoiceIds[0]}/entries/${encodeURIComponent(key)}`;
    for (const [
      index,
      { key, groupLabel, writeOnOffMinor, carriedMinor, ...row },
    ] of entries.entries()) {
      const body = {
        ...row,
        fingerprint: `new ${key}`,
        valueMinor: 20_000,
        rateMicro: 200_000_000,
      };
      const taken = await send("POST", `${address(key)}/take-change`, { body, version: index + 1 });
      expect(taken.status).toBe(200);
      expect(taken.headers.get("etag")).toBe(`"${index + 2}"`);
    }
    for (const [index, key] of keys.entries()) {
      const removed = await send("DELETE", address(key), { version: keys.length + index + 1 });
      expect(removed.status).toBe(200);
      const { invoice } = await bodyOf<RemovedEntry>(removed);
      expect(invoice?.entryCount ?? 0).toBe(keys.length - index - 1);
    }
  });

  it("want to know which version is changed, and what the row says", async () => {
    const entry = entryOf(alder);
    const { invoiceIds } = await upload(store, maker, { entries: [entry] });
    const address = `invoices/${invoiceIds[0]}/entries/${entry.key}`;
    expect((await send("DELETE", address)).status).toBe(428);
    expect((await send("DELETE", address, { version: 9 })).status).toBe(412);
    const path = `${address}/take-change`;
    const without = await send("POST", path, { body: { valueMinor: 1 }, version: 1 });
    expect(without.status).toBe(400);
    const gone = await send("DELETE", `invoices/${invoiceIds[0]}/entries/none`, { version: 1 });
    expect(await problemIn(gone)).toMatchObject({ status: 404, code: "entry-not-found" });
  });
});
