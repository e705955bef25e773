import { beforeAll, expect, it } from "vitest";
import { newFirm, newPeriod, newPerson, newTaxRate } from "../factories.ts";
import { appOn, problemIn, signedIn, signedOut, withToken } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("signing in and out", (store) => {
  beforeAll(async () => {
    await newFirm(store, { time_zone: "Pacific/Auckland" });
    await newPeriod(store);
    await newTaxRate(store);
  });

  it("tells who is signed in, with the firm's today in its own time zone", async () => {
    store.clock.set("2026-11-24T13:30:00.000Z");
    const person = await newPerson(store, { sendExport: false, email: "ana@firm.example" });
    const send = await signedIn(store, appOn(store), person);
    const response = await send("GET", "me");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      person: { id: person.personId, name: person.name, email: "ana@firm.example" },
      rights: { billingAccess: true, sendExport: false, admin: false },
      mustAddCodeApp: false,
      firm: {
        name: "Harbour & Pine Accountants",
        today: "2026-11-25",
        timeZone: "Pacific/Auckland",
        currency: "GBP",
        languages: ["en"],
        defaultLanguage: "en",
        termsDays: 30,
        approval: "none",
        approvalLimits: [],
        holdBackSeconds: 0,
        pricesIncludeTax: false,
        defaultTaxCode: "S",
        taxRates: [
          {
            code: "S",
            name: "Standard rate",
            validFrom: "2020-01-01",
            endsOn: null,
            components: [{ name: "VAT", ratePpm: 200_000, compound: false }],
          },
        ],
      },
      periods: [expect.objectContaining({ startsOn: "2026-11-01", state: "open" })],
      exportFormats: [
        { id: "xero-sales-csv", name: expect.any(String), description: expect.any(String) },
      ],
    });
  });

  it("ends the session at sign-out", async () => {
    const send = await signedIn(store, appOn(store), await newPerson(store));
    const response = await send("POST", "sign-out");
    expect(response.status).toBe(204);
    expect((await problemIn(await send("GET", "me"))).code).toBe("sign-in-required");
  });

  it("is done with one click in the trial, as one of its people only", async () => {
    const person = await newPerson(store);
    const stranger = await newPerson(store);
    const trialPeople = [{ id: person.personId, name: person.name, role: "Accountant" }];
    const app = appOn(store, { trialPeople });
    const nobody = signedOut(app);
    expect(await (await nobody("GET", "trial/people")).json()).toEqual(trialPeople);
    const body = { personId: person.personId };
    const { token } = await (await nobody("POST", "sign-in/trial", { body })).json();
    const me = await (await withToken(app, token)("GET", "me")).json();
    expect(me.person.id).toBe(person.personId);
    const other = await nobody("POST", "sign-in/trial", { body: { personId: stranger.personId } });
    expect(await problemIn(other)).toMatchObject({ status: 401, code: "sign-in-required" });
  });

  it("has no one-click sign-in outside the trial", async () => {
    const nobody = signedOut(appOn(store, { trialPeople: null }));
    const body = { personId: (await newPerson(store)).personId };
    for (const response of [
      await nobody("GET", "trial/people"),
      await nobody("POST", "sign-in/trial", { body }),
    ]) {
      expect(await problemIn(response)).toMatchObject({ status: 404, code: "route-not-found" });
    }
  });
});
