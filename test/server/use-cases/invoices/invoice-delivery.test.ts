import { beforeAll, expect, it } from "vitest";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { approveInvoice } from "../../../../server/use-cases/invoices/approve-invoice.ts";
import { changeInvoiceDelivery } from "../../../../server/use-cases/invoices/change-invoice-delivery.ts";
import { preFlight } from "../../../../server/use-cases/posting/pre-flight.ts";
import { newClient, newPerson } from "../../factories.ts";
import { auditOf, newRunToPost } from "../../posting/posting-fixture.ts";
import { newFirmToSend } from "../../posting/mail/sending-fixture.ts";
import { newDelivery } from "../../posting/new-delivery.ts";
import { describeOnEachStore } from "../../stores.ts";

describeOnEachStore("how an invoice is delivered (R13, R19)", (store) => {
  let person: Actor;
  beforeAll(async () => {
    await newFirmToSend(store);
    person = await newPerson(store);
  });

  const context = () => ({ ...store.contextFor(person), mailConfigured: true });
  async function draft(email: string) {
    const client = await newClient(store, { email });
    const { run, invoices } = await newRunToPost(store, person, [client], { email });
    const [invoice] = invoices;
    if (invoice === undefined) throw new Error("No invoice.");
    return { run, invoice };
  }
  const blocks = async (runId: string) => {
    const { items } = await preFlight(context(), runId, { method: "send", format: null });
    return items.filter(({ severity }) => severity === "block").map(({ code }) => code);
  };
  const nobody = { to: [], cc: [] };

  it.each([
    ["", "no-email"],
    ["not an address", "malformed-email"],
  ])("blocks sending to “%s” until it is mended", async (email, code) => {
    const { run, invoice } = await draft(email);
    expect(await blocks(run.id)).toEqual([code]);
    const recipients = { to: ["ap@client.example"], cc: ["cc@client.example"] };
    const body = { recipients, byHand: false };
    const changed = await changeInvoiceDelivery(context(), invoice.id, invoice.version, body);
    expect(changed.recipients).toEqual(recipients);
    expect(await blocks(run.id)).toEqual([]);
    expect(await auditOf(store, `invoice:${invoice.id}`)).toEqual(["invoice-delivery-changed"]);
  });

  it("lets an invoice without an address be delivered by hand", async () => {
    const { run, invoice } = await draft("");
    const body = { recipients: nobody, byHand: true };
    const changed = await changeInvoiceDelivery(context(), invoice.id, invoice.version, body);
    expect(changed.byHand).toBe(true);
    expect(await blocks(run.id)).toEqual([]);
  });

  it("may change on an approved invoice, and not on an issued one", async () => {
    const { invoice } = await draft("");
    const approved = await approveInvoice(context(), invoice.id, invoice.version);
    const body = { recipients: { to: ["ap@client.example"], cc: [] }, byHand: false };
    const changed = await changeInvoiceDelivery(context(), invoice.id, approved.version, body);
    expect(changed).toMatchObject({ status: "approved", recipients: body.recipients });
    const issued = await draft("ap@client.example");
    await newDelivery(store, issued.invoice, person);
    await expect(
      changeInvoiceDelivery(context(), issued.invoice.id, issued.invoice.version, body),
    ).rejects.toMatchObject({ code: "run-not-draft" });
  });

  it("refuses what was changed meanwhile", async () => {
    const { invoice } = await draft("");
    const body = { recipients: nobody, byHand: true };
    await expect(
      changeInvoiceDelivery(context(), invoice.id, invoice.version - 1, body),
    ).rejects.toMatchObject({ code: "version-changed" });
  });
});
