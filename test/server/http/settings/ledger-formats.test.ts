import { beforeAll, expect, it } from "vitest";
import type { LedgerFormatList, LedgerFormatView } from "#shared/wire/export-format.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { newClient, newInvoice, newPerson, newRun, newTaxRate } from "../../factories.ts";
import { appOn, problemIn, signedIn } from "../../serve.ts";
import type { Send } from "../../serve.ts";
import { describeOnEachStore } from "../../stores.ts";
import { auditRows, lastAudit, newFirmWithAdmin } from "./settings-fixture.ts";

const path = "export-formats/xero-sales-csv/mapping";
const complete = {
  accounts: { time: "200", expense: "260", "fixed-fee": "205" },
  taxNames: [{ taxCode: "S", name: "20% (VAT on Income)" }],
  currencies: ["GBP"],
};

describeOnEachStore("a ledger's mapping", (store) => {
  let admin: Send;
  let accountant: Send;
  let maker: Actor;

  beforeAll(async () => {
    ({ admin, accountant, accountantActor: maker } = await newFirmWithAdmin(store));
  });

  const xero = async (send = admin) => {
    const { formats } = (await (await send("GET", "export-formats")).json()) as LedgerFormatList;
    const [format] = formats;
    if (format === undefined) throw new Error("There is no format.");
    return format;
  };
  const codesOf = ({ missing }: LedgerFormatView) => missing.map(({ code }) => code);

  it("misses everything that is in use as long as nothing is said", async () => {
    const format = await xero();
    expect(format).toMatchObject({ id: "xero-sales-csv", version: 0 });
    expect(format.limits.invoicesPerFile).toBe(500);
    expect(codesOf(format)).toEqual(["time", "expense", "fixed-fee", "S", "GBP"]);
  });

  it("is set by an admin, and the audit keeps what changed", async () => {
    const response = await admin("PUT", path, { version: 0, body: complete });
    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toBe('"1"');
    expect(await response.json()).toMatchObject({ mapping: complete, missing: [], version: 1 });
    expect(await lastAudit(store)).toMatchObject({
      action: "ledger-mapping-changed",
      subject: "export-format:xero-sales-csv",
      before: { currencies: [] },
      after: { currencies: ["GBP"], taxNames: { S: "20% (VAT on Income)" } },
    });
    const rows = await auditRows(store);
    const same = await admin("PUT", path, { version: 1, body: complete });
    expect(await same.json()).toMatchObject({ version: 1 });
    expect(await auditRows(store)).toEqual(rows);
  });

  it("misses a tax code that is new, and a blank name is none", async () => {
    await newTaxRate(store, { code: "RED" });
    expect(codesOf(await xero())).toEqual(["RED"]);
    const body = { ...complete, taxNames: [...complete.taxNames, { taxCode: "RED", name: " " }] };
    const response = await admin("PUT", path, { version: 1, body });
    expect(codesOf((await response.json()) as LedgerFormatView)).toEqual(["RED"]);
  });

  it("asks for the currencies of invoices that the person sees, and of no other (P11)", async () => {
    const member = await newPerson(store, { admin: true });
    const run = await newRun(store, maker);
    await newInvoice(store, run, await newClient(store), { currency: "EUR" });
    const ghost = await newClient(store, { privacy: "hidden", team: [member] });
    await newInvoice(store, run, ghost, { currency: "CHF" });
    expect((await xero()).inUse.currencies).toEqual(["GBP", "EUR"]);
    const team = await signedIn(store, appOn(store), member);
    expect((await xero(team)).inUse.currencies).toEqual(["GBP", "CHF", "EUR"]);
  });

  it.each([
    [
      "a tax code without a rate",
      { taxNames: [{ taxCode: "NONE", name: "x" }] },
      "/taxNames/0/taxCode",
    ],
    ["a tax code twice", { taxNames: [...complete.taxNames, ...complete.taxNames] }, "/taxNames"],
    ["what is no currency", { currencies: ["pounds"] }, "/currencies/0"],
    ["an account of another kind", { accounts: { ...complete.accounts, gift: "1" } }, "/accounts"],
    ["an unknown field", { colour: "red" }, ""],
  ])("refuses %s, and changes nothing", async (_name, change, location) => {
    const [before, rows] = [await xero(), await auditRows(store)];
    const body = { ...complete, ...change };
    const problem = await problemIn(await admin("PUT", path, { version: before.version, body }));
    expect(problem).toMatchObject({ status: 400, code: "validation" });
    expect(problem.errors?.[0]?.location).toBe(location);
    expect(await xero()).toEqual(before);
    expect(await auditRows(store)).toEqual(rows);
  });

  it("is refused from an old version, for an unknown format, and to whoever is no admin", async () => {
    const options = { version: 0, body: complete };
    expect(await problemIn(await admin("PUT", path, options))).toMatchObject({
      status: 412,
      code: "version-changed",
    });
    const unknown = await admin("PUT", "export-formats/none/mapping", options);
    expect(await problemIn(unknown)).toMatchObject({ status: 404, code: "format-not-found" });
    for (const response of [
      await accountant("GET", "export-formats"),
      await accountant("PUT", path, options),
    ]) {
      expect(await problemIn(response)).toMatchObject({ status: 403, code: "right-missing" });
    }
  });
});
