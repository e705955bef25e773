import { expect, it } from "vitest";
import type { Tx } from "../../../server/storage/database.ts";
import { withGroupedWrites } from "../../../server/storage/grouped-writes.ts";
import { newClient } from "../factories.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("writes that wait for their turn", (store) => {
  /** Takes part in the group and renames a client, or fails after having done so. */
  const rename = (id: string, name: string, fault?: Error) => async (trx: Tx) => {
    await trx.updateTable("clients").set({ name }).where("id", "=", id).execute();
    if (fault) throw fault;
    return name;
  };
  const nameOf = async (id: string) =>
    (
      await store.database.read
        .selectFrom("clients")
        .select("name")
        .where("id", "=", id)
        .executeTakeFirst()
    )?.name;

  it("are committed together, and each is answered with what it gave", async () => {
    const clients = await Promise.all(["a", "b", "c"].map(() => newClient(store)));
    let transactions = 0;
    const grouped = withGroupedWrites({
      ...store.database,
      write: (work) => {
        transactions += 1;
        return store.database.write(work);
      },
    });
    const answers = await Promise.all(
      clients.map(({ id }, index) => grouped.write(rename(id, `Renamed ${index}`))),
    );
    expect(answers).toEqual(["Renamed 0", "Renamed 1", "Renamed 2"]);
    expect(await Promise.all(clients.map(({ id }) => nameOf(id)))).toEqual(answers);
    expect(transactions).toBe(1);
  });

  it("stand each alone: one that throws is undone and told, and the others stay", async () => {
    const clients = await Promise.all(["a", "b", "c"].map(() => newClient(store)));
    const names = await Promise.all(clients.map(({ id }) => nameOf(id)));
    const grouped = withGroupedWrites(store.database);
    const fault = new Error("Not this one.");
    const ends = await Promise.allSettled(
      clients.map(({ id }, index) =>
        grouped.write(rename(id, `Again ${index}`, ...(index === 1 ? [fault] : []))),
      ),
    );
    expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(ends[1]).toMatchObject({ reason: fault });
    expect(await Promise.all(clients.map(({ id }) => nameOf(id)))).toEqual([
      "Again 0",
      names[1],
      "Again 2",
    ]);
  });

  it("are all refused when their transaction cannot be committed, and later ones go on", async () => {
    const { id } = await newClient(store);
    const fault = new Error("The disk is full.");
    let full = true;
    const grouped = withGroupedWrites({
      ...store.database,
      write: (work) =>
        store.database.write(async (trx) => {
          const made = await work(trx);
          if (full) throw fault;
          return made;
        }),
    });
    const ends = await Promise.allSettled([
      grouped.write(rename(id, "One")),
      grouped.write(rename(id, "Two")),
    ]);
    expect(ends).toMatchObject([{ reason: fault }, { reason: fault }]);
    full = false;
    expect(await grouped.write(rename(id, "Three"))).toBe("Three");
    expect(await nameOf(id)).toBe("Three");
  });
});
