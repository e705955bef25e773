import { beforeAll, expect, it } from "vitest";
import type { InvoiceSettingsView } from "#shared/wire/invoice-settings.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { newClient, newEntry, newInvoice, newPeriod, newPerson, newRun } from "../../factories.ts";
import { appOn, problemIn, signedIn } from "../../serve.ts";
import type { Send } from "../../serve.ts";
import { describeOnEachStore } from "../../stores.ts";
import { auditRows, lastAudit, newFirmWithAdmin } from "./settings-fixture.ts";

describeOnEachStore("the settings of approval and mail", (store) => {
  let admin: Send;
  let accountant: Send;
  let accountantActor: Actor;

  beforeAll(async () => {
    ({ admin, accountant, accountantActor } = await newFirmWithAdmin(store));
  });

  const settings = async () =>
    (await (await admin("GET", "invoice-settings")).json()) as InvoiceSettingsView;
  const put = async (change: object) => {
    const { mailConfigured: _mail, version, ...body } = await settings();
    return admin("PUT", "invoice-settings", { version, body: { ...body, ...change } });
  };

  it("begin with a message in every language, and say whether mail can be sent", async () => {
    const { messages, mailConfigured } = await settings();
    expect(mailConfigured).toBe(false);
    expect(Object.keys(messages).toSorted()).toEqual(["de", "en", "es", "fr"]);
    expect(messages.en.subject).toBe("Invoice {number} from {firm}");
    const person = await newPerson(store, { admin: true });
    const send = await signedIn(store, appOn(store, { mailConfigured: true }), person);
    expect(await (await send("GET", "invoice-settings")).json()).toMatchObject({
      mailConfigured: true,
    });
  });

  it("are changed by an admin, with what was and what is in the audit", async () => {
    const { messages } = await settings();
    const en = { subject: "{number}: {total}", text: "Dear {client},\n\n{dueDate} {firm}" };
    const response = await put({
      holdBackSeconds: 600,
      fromName: "Harbour & Pine",
      fromAddress: "billing@firm.example",
      bcc: "archive@firm.example",
      mailsPerMinute: 30,
      messages: { ...messages, en },
    });
    expect(response.status).toBe(200);
    expect(await settings()).toMatchObject({ holdBackSeconds: 600, messages: { en }, version: 2 });
    expect(await lastAudit(store)).toMatchObject({
      action: "invoice-settings-changed",
      subject: "firm",
      before: { holdBackSeconds: 0, fromAddress: "" },
      after: { holdBackSeconds: 600, fromAddress: "billing@firm.example" },
    });
    expect((await (await accountant("GET", "me")).json()).firm.holdBackSeconds).toBe(600);
  });

  it.each([
    ["holding back for longer than ten minutes", { holdBackSeconds: 601 }, "/holdBackSeconds"],
    ["a line break in the sender's name", { fromName: "A\r\nBcc: x@y.example" }, "/fromName"],
    ["an address that is none", { replyTo: "nobody" }, "/replyTo"],
    ["two addresses in one field", { bcc: "a@b.example, c@d.example" }, "/bcc"],
    ["an unknown placeholder", messageWith("Dear {name}"), "/messages/en/text"],
    ["a placeholder left open", messageWith("Dear {client"), "/messages/en/text"],
    ["an amount without a currency", { approval: "over-amount" }, "/approvalLimits"],
    ["a currency twice", { approvalLimits: [limit(1), limit(2)] }, "/approvalLimits"],
    ["an unknown field", { smtpPassword: "x" }, ""],
  ])("refuse %s, and change nothing", async (_name, change, location) => {
    const [before, rows] = [await settings(), await auditRows(store)];
    const problem = await problemIn(await put(change));
    expect(problem).toMatchObject({ status: 400, code: "validation" });
    expect(problem.errors?.[0]?.location).toBe(location);
    expect(await settings()).toEqual(before);
    expect(await auditRows(store)).toEqual(rows);
  });

  it("refuse a change of what was changed meanwhile, and are for admins only", async () => {
    const { mailConfigured: _mail, version, ...body } = await settings();
    const stale = await admin("PUT", "invoice-settings", { version: version - 1, body });
    expect(await problemIn(stale)).toMatchObject({ status: 412, code: "version-changed" });
    for (const response of [
      await accountant("GET", "invoice-settings"),
      await accountant("PUT", "invoice-settings", { version, body }),
    ]) {
      expect(await problemIn(response)).toMatchObject({ status: 403, code: "right-missing" });
    }
  });

  it("let somebody else than the maker approve what is over the amount, and the maker the rest (R15)", async () => {
    await put({ approval: "over-amount", approvalLimits: [limit(11_999)] });
    await newPeriod(store);
    const run = await newRun(store, accountantActor);
    const draft = async (grossMinor: number) => {
      const amounts = { net_minor: grossMinor, tax_minor: 0, gross_minor: grossMinor };
      const invoice = await newInvoice(store, run, await newClient(store), amounts);
      await newEntry(store, invoice);
      return invoice.id;
    };
    const [small, large] = [await draft(11_999), await draft(12_000)];
    const own = await accountant("POST", `invoices/${small}/approve`, { version: 1 });
    expect(own.status).toBe(200);

    const shown = await (await accountant("GET", `invoices/${large}`)).json();
    expect(shown.actions.edit.allowed).toBe(true);
    expect(shown.actions.approve.allowed).toBe(false);
    const rows = await auditRows(store);
    const refused = await accountant("POST", `invoices/${large}/approve`, { version: 1 });
    expect(await problemIn(refused)).toMatchObject({
      status: 409,
      code: "approver-is-maker",
      detail: shown.actions.approve.reason,
    });
    expect(await auditRows(store)).toEqual(rows);

    const partner = await signedIn(store, appOn(store), await newPerson(store));
    const approved = await partner("POST", `invoices/${large}/approve`, { version: 1 });
    expect(await approved.json()).toMatchObject({ status: "approved" });
  });

  function messageWith(text: string) {
    const message = { subject: "Invoice", text: "Invoice" };
    return { messages: { en: { ...message, text }, de: message, fr: message, es: message } };
  }

  function limit(amountMinor: number) {
    return { currency: "GBP", amountMinor };
  }
});
