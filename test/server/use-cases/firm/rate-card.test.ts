import { beforeAll, expect, it } from "vitest";
import { insertRates } from "../../../../server/storage/rate-card.ts";
import type { NewRate } from "../../../../server/storage/rate-card.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { showRateCard } from "../../../../server/use-cases/firm/show-rate-card.ts";
import { newClient, newFirm, newPerson } from "../../factories.ts";
import { describeOnEachStore } from "../../stores.ts";

describeOnEachStore("the rate card", (store) => {
  let insider: Actor;
  let outsider: Actor;

  beforeAll(async () => {
    await newFirm(store);
    insider = await newPerson(store);
    outsider = await newPerson(store);
  });

  it("tells rates by client, person and task, those of clients only to who may know them (R5)", async () => {
    const team = [insider];
    const alder = await newClient(store, { name: "Alder Ltd", code: "A-1" });
    const quiet = await newClient(store, { name: "Quiet plc", privacy: "private", team });
    const ghost = await newClient(store, { name: "Ghost", code: "G-1", privacy: "hidden", team });
    const rate = (id: string, fields: Partial<NewRate>): NewRate => ({
      id,
      clientId: null,
      person: null,
      task: null,
      currency: "GBP",
      rateMicro: 9e7,
      startsOn: null,
      endsOn: null,
      ...fields,
    });
    await store.database.write((trx) =>
      insertRates(trx, [
        rate("1", { clientId: ghost.id }),
        rate("2", { clientId: quiet.id }),
        rate("3", { clientId: alder.id, startsOn: "2026-04-01", endsOn: "2027-03-31" }),
        rate("4", { person: "Ana Duarte", rateMicro: 185_500_000 }),
        rate("5", { task: "Payroll", currency: "EUR" }),
      ]),
    );
    const everybodys = [
      {
        client: "Alder Ltd",
        person: null,
        task: null,
        currency: "GBP",
        ...terms(),
      },
      {
        client: "A-1",
        person: null,
        task: null,
        currency: "GBP",
        ...terms(),
      },
      ...[
        { client: null, person: "Ana Duarte", task: null, currency: "GBP", rateMicro: 185_500_000 },
        { client: null, person: null, task: "Payroll", currency: "EUR", rateMicro: 90_000_000 },
      ].map((line) => ({ ...line, startsOn: null, endsOn: null })),
    ];
    expect((await showRateCard(store.contextFor(outsider))).lines).toEqual(everybodys);
    const { lines } = await showRateCard(store.contextFor(insider));
    expect(lines.map(({ client }) => client)).toEqual([
      "Ghost",
      "G-1",
      "Quiet plc",
      "Alder Ltd",
      "A-1",
      null,
      null,
    ]);
  });

  function terms() {
    return { rateMicro: 90_000_000, startsOn: "2026-04-01", endsOn: "2027-03-31" };
  }

  it("refuses a rate below zero, and one that ends before it starts", async () => {
    const insert = (fields: Partial<NewRate>) =>
      store.database.write((trx) =>
        insertRates(trx, [
          {
            id: "wrong",
            clientId: null,
            person: null,
            task: null,
            currency: "GBP",
            rateMicro: 1,
            startsOn: null,
            endsOn: null,
            ...fields,
          },
        ]),
      );
    await expect(insert({ rateMicro: -1 })).rejects.toThrow();
    await expect(insert({ startsOn: "2026-02-01", endsOn: "2026-01-31" })).rejects.toThrow();
  });
});
