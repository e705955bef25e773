import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { storeRunTotals } from "../../../../server/storage/run-totals.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { changeSending } from "../../../../server/use-cases/deliveries/change-sending.ts";
import { decideDelivery } from "../../../../server/use-cases/deliveries/decide-delivery.ts";
import { markBounced } from "../../../../server/use-cases/deliveries/mark-bounced.ts";
import { moveDelivery } from "../../../../server/use-cases/deliveries/move-delivery.ts";
import { repeatDelivery } from "../../../../server/use-cases/deliveries/repeat-delivery.ts";
import { retryDelivery } from "../../../../server/use-cases/deliveries/retry-delivery.ts";
import { settleDelivery } from "../../../../server/use-cases/deliveries/settle-delivery.ts";
import { showSending } from "../../../../server/use-cases/deliveries/show-sending.ts";
import { cancelPost } from "../../../../server/use-cases/posting/cancel-post.ts";
import { resumeRun } from "../../../../server/use-cases/posting/resume-run.ts";
import { showProgress } from "../../../../server/use-cases/posting/show-progress.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { storesUnderTest } from "../../../setup/postgres.ts";
import { newPerson, newRun } from "../../factories.ts";
import { auditOf, storedRun } from "../posting-fixture.ts";
import { newReopenableStore } from "../reopenable-store.ts";
import type { ReopenableStore } from "../reopenable-store.ts";
import { startFaultServer } from "./fault-smtp.ts";
import type { Fault, FaultServer } from "./fault-smtp.ts";
import {
  deliveriesOf,
  deliveryTo,
  newFirmToSend,
  newRunToSend,
  readMessages,
  requestSend,
  sendAll,
} from "./sending-fixture.ts";

const a = "a@client.example";
const b = "b@client.example";
const noMailbox: Fault = {
  at: "rcpt",
  does: { reply: "550 5.1.1 No such user\r\n" },
  recipient: b,
};

describe.each(storesUnderTest)("sending a run (%s)", (kind) => {
  let opened: ReopenableStore;
  let poster: Actor;
  let server: FaultServer;
  let fault: (messageNumber: number) => Fault | null;

  beforeAll(async () => {
    opened = await newReopenableStore(kind);
    await newFirmToSend(opened.store);
    poster = await newPerson(opened.store);
  });
  afterAll(() => opened.remove());
  beforeEach(async () => {
    fault = () => null;
    server = await startFaultServer({ fault: (number) => fault(number) });
  });
  afterEach(() => server.close());

  const send = () => sendAll(opened.store, server.port);
  async function posted(addresses: readonly string[]) {
    const { store } = opened;
    const made = await newRunToSend(store, poster, addresses);
    await requestSend(store, poster, made.run, addresses.length);
    await send();
    return made;
  }
  const context = () => opened.store.contextFor(poster);
  const find = (runId: string, address: string) => deliveryTo(opened.store, poster, runId, address);

  it("hands every invoice over once, and is Posted when the last one is", async () => {
    const { run, invoices } = await posted([a, b, "c@client.example"]);
    expect(server.accepted.map(({ recipients }) => recipients.join()).sort()).toEqual([
      a,
      b,
      "c@client.example",
    ]);
    const messages = await readMessages(server.accepted);
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(invoices.length);
    const stored = await storedRun(opened.store, run.id);
    expect(stored.run.status).toBe("posted");
    expect(stored.invoices.map(({ status }) => status)).toEqual(Array(3).fill("awaiting-payment"));
    expect(await showRun(context(), run.id)).toMatchObject({
      status: "posted",
      awaitingPayment: [{ currency: "GBP", amountMinor: 36_000 }],
      progress: { state: "done", done: 3, total: 3 },
    });
    await send();
    expect(server.accepted).toHaveLength(3);
  });

  it("keeps the sums that it adds to equal to those computed anew", async () => {
    const { run } = await posted([a, b]);
    const before = await showRun(context(), run.id);
    await opened.store.database.write((trx) => storeRunTotals(trx, run.id));
    expect((await showRun(context(), run.id)).awaitingPayment).toEqual(before.awaitingPayment);
  });

  it("goes on with the others when one is refused, and sends that one to a mended address", async () => {
    fault = () => noMailbox;
    const { run } = await posted([a, b]);
    expect(server.accepted.map(({ recipients }) => recipients.join())).toEqual([a]);
    expect(await showProgress(context(), run.id)).toMatchObject({
      state: "attention",
      done: 1,
      failed: 1,
    });
    const failed = await find(run.id, b);
    expect(failed).toMatchObject({
      state: "failed",
      message: expect.stringContaining("does not exist"),
      actions: { retry: { allowed: true }, decide: { allowed: false } },
    });
    const recipients = { to: ["new@client.example"], cc: ["cc@client.example"] };
    await retryDelivery(context(), failed.id, failed.version, { recipients });
    await send();
    expect(server.accepted.at(-1)?.recipients).toEqual(["new@client.example", "cc@client.example"]);
    expect((await storedRun(opened.store, run.id)).run.status).toBe("posted");
    expect(await auditOf(opened.store, `delivery:${failed.id}`)).toEqual(["delivery-retried"]);
  });

  it("sends nothing twice to whom a server has taken it for already", async () => {
    fault = (number) => (number === 0 ? noMailbox : null);
    const { run } = await posted([`${a}, ${b}`]);
    const partly = await find(run.id, `${a},${b}`);
    expect(partly).toMatchObject({ state: "failed", taken: [a] });
    expect(partly.message).toContain(b);
    expect(partly.actions.move).toMatchObject({ allowed: false });
    const recipients = { to: [a, "new@client.example"], cc: [] };
    await retryDelivery(context(), partly.id, partly.version, { recipients });
    await send();
    expect(server.accepted.map((message) => message.recipients)).toEqual([
      [a],
      ["new@client.example"],
    ]);
  });

  describe("in doubt (R21)", () => {
    const silent: Fault = { at: "dot", does: "close", keeps: true };
    beforeEach(() => {
      fault = (number) => (number === 0 ? silent : null);
    });

    it("is never sent again by itself, and is settled when a person says that it arrived", async () => {
      const { run } = await posted([a]);
      await send();
      opened.store.clock.advanceSeconds(86_400);
      await sendAll(opened.store, server.port);
      expect(server.accepted).toHaveLength(1);
      const doubt = await find(run.id, a);
      expect(doubt.state).toBe("in-doubt");
      await decideDelivery(context(), doubt.id, doubt.version, {
        decision: "arrived",
        note: "They have it.",
      });
      expect(await find(run.id, a)).toMatchObject({
        state: "sent",
        message: "Arrived: They have it.",
      });
      const stored = await storedRun(opened.store, run.id);
      expect(stored.run.status).toBe("posted");
      expect(stored.invoices[0]?.status).toBe("awaiting-payment");
    });

    it("is sent again as another message when a person asks for it, and that is recorded", async () => {
      const { run } = await posted([a]);
      const doubt = await find(run.id, a);
      await decideDelivery(context(), doubt.id, doubt.version, {
        decision: "send-again",
        note: "They do not have it.",
      });
      await send();
      const messages = await readMessages(server.accepted);
      expect(messages).toHaveLength(2);
      expect(messages[0]?.messageId).toMatch(/\.1@firm\.example>$/);
      expect(messages[1]?.messageId).toMatch(/\.2@firm\.example>$/);
      expect(await auditOf(opened.store, `delivery:${doubt.id}`)).toEqual(["delivery-decided"]);
    });

    it("cannot be retried, moved or settled before it is decided", async () => {
      const { run } = await posted([a]);
      const { id, version } = await find(run.id, a);
      const elsewhere = { code: "delivery-elsewhere" };
      await expect(retryDelivery(context(), id, version, {})).rejects.toMatchObject(elsewhere);
      const note = { note: "Printed." };
      await expect(settleDelivery(context(), id, version, note)).rejects.toMatchObject(elsewhere);
      const to = await newRun(opened.store, poster);
      const move = moveDelivery(context(), id, version, { runId: to.id });
      await expect(move).rejects.toMatchObject(elsewhere);
      expect((await find(run.id, a)).state).toBe("in-doubt");
    });
  });

  it("stops the whole run at a wrong mail setting, and goes on when a person resumes", async () => {
    fault = () => ({ at: "mail", does: { reply: "550 5.7.30 Basic authentication is off\r\n" } });
    const addresses = Array.from({ length: 12 }, (_, index) => `n${index}@client.example`);
    const { run } = await posted(addresses);
    expect(server.accepted).toEqual([]);
    // Five lanes had one in hand each when the first refusal came.
    expect(server.connections()).toBeLessThanOrEqual(5);
    expect(await showProgress(context(), run.id)).toMatchObject({
      state: "attention",
      halted: true,
      failed: 0,
      message: expect.stringContaining("no longer takes passwords"),
    });
    fault = () => null;
    await send();
    expect(server.accepted).toEqual([]);
    await resumeRun(context(), run.id);
    await send();
    expect(server.accepted).toHaveLength(12);
    expect((await storedRun(opened.store, run.id)).run.status).toBe("posted");
  });

  it("tries again later what a server defers, the same bytes each time, and at last tells a person", async () => {
    const { store } = opened;
    fault = () => ({ at: "dot", does: { reply: "451 4.3.0 Later\r\n" } });
    const { run } = await posted([a]);
    expect(await find(run.id, a)).toMatchObject({
      state: "queued",
      attempts: 1,
      dueAt: new Date(Date.parse(store.clock.now()) + 60_000).toISOString(),
    });
    await send();
    expect((await find(run.id, a)).attempts).toBe(1);
    for (const minutes of [1, 5, 15, 30, 60]) {
      store.clock.advanceSeconds(minutes * 60 - 1);
      await touchHeartbeat();
      await send();
      const before = (await find(run.id, a)).attempts;
      store.clock.advanceSeconds(1);
      await send();
      expect((await find(run.id, a)).attempts).toBe(before + 1);
    }
    const failed = await find(run.id, a);
    expect(failed).toMatchObject({
      state: "failed",
      attempts: 6,
      message: expect.stringMatching(/try again later\. .*It was tried 6 times\.$/),
    });
    fault = () => null;
    await retryDelivery(context(), failed.id, failed.version, {});
    await send();
    expect((await storedRun(store, run.id)).run.status).toBe("posted");
  });

  /** As a server that was running all the time would have done. */
  async function touchHeartbeat(): Promise<void> {
    const { store } = opened;
    await store.database.write((trx) =>
      trx.updateTable("sending").set({ heartbeat_at: store.clock.now() }).execute(),
    );
  }

  it("lets an invoice be settled by hand with a note", async () => {
    fault = () => noMailbox;
    const { run } = await posted([b]);
    const failed = await find(run.id, b);
    await settleDelivery(context(), failed.id, failed.version, { note: "Handed over on paper." });
    expect(await find(run.id, b)).toMatchObject({
      state: "settled",
      message: "By hand: Handed over on paper.",
    });
    const stored = await storedRun(opened.store, run.id);
    expect(stored.run.status).toBe("posted");
    expect(stored.invoices[0]?.status).toBe("awaiting-payment");
  });

  it("does not mail what was marked to be delivered by hand", async () => {
    const { store } = opened;
    const { run, invoices } = await newRunToSend(store, poster, [a, ""]);
    await store.database.write((trx) =>
      trx
        .updateTable("invoices")
        .set({ by_hand: 1 })
        .where("id", "=", invoices[1]?.id ?? "")
        .execute(),
    );
    await requestSend(store, poster, run, 2);
    await send();
    expect(server.accepted.map(({ recipients }) => recipients.join())).toEqual([a]);
    const stored = await storedRun(store, run.id);
    expect(stored.run.status).toBe("posted");
    expect(stored.invoices.map(({ status }) => status)).toEqual(Array(2).fill("awaiting-payment"));
  });

  it("sends again what came back, once for each time, as a recorded repeat", async () => {
    const { run } = await posted([a]);
    const sent = await find(run.id, a);
    const recipients = { to: ["new@client.example"], cc: [] };
    await expect(
      repeatDelivery(context(), sent.id, sent.version, { recipients }),
    ).rejects.toMatchObject({ code: "delivery-elsewhere" });
    await markBounced(context(), sent.id, sent.version, { note: "Mailbox gone." });
    const bounced = await find(run.id, a);
    expect(bounced).toMatchObject({ state: "sent", message: "Came back: Mailbox gone." });
    await repeatDelivery(context(), bounced.id, bounced.version, { recipients });
    await expect(
      repeatDelivery(context(), bounced.id, bounced.version, { recipients }),
    ).rejects.toMatchObject({ code: "delivery-elsewhere" });
    await send();
    const messages = await readMessages(server.accepted);
    expect(messages.map((message) => message.recipients)).toEqual([[a], ["new@client.example"]]);
    expect(messages[1]?.messageId).toMatch(/\.2@firm\.example>$/);
    const stored = await storedRun(opened.store, run.id);
    expect(stored.run.status).toBe("posted");
    expect(stored.invoices[0]?.status).toBe("awaiting-payment");
    expect(await auditOf(opened.store, `delivery:${sent.id}`)).toEqual([
      "delivery-bounced",
      "delivery-repeated",
    ]);
  });

  it("moves what could not be delivered to a draft run, where it keeps number and date", async () => {
    const { store } = opened;
    fault = () => noMailbox;
    const { run, invoices } = await posted([a, b]);
    const failed = await find(run.id, b);
    const to = await newRun(store, poster);
    await moveDelivery(context(), failed.id, failed.version, { runId: to.id });
    expect((await storedRun(store, run.id)).run.status).toBe("posted");
    const moved = (await storedRun(store, to.id)).invoices[0];
    expect(moved?.number).toBe(failed.invoice?.number);
    fault = () => null;
    const target = await showRun(context(), to.id);
    await requestSend(store, poster, { id: to.id, version: target.version }, 1);
    await send();
    const after = await storedRun(store, to.id);
    expect(after.run.status).toBe("posted");
    expect(after.invoices[0]).toMatchObject({
      number: moved?.number,
      invoice_date: invoices[1]?.invoice_date,
      status: "awaiting-payment",
    });
    expect(server.accepted.map(({ recipients }) => recipients.join())).toEqual([a, b]);
  });

  describe("holding back (R20)", () => {
    beforeAll(() => setHoldBack(30));
    afterAll(() => setHoldBack(0));
    const setHoldBack = (seconds: number) =>
      opened.store.database.write((trx) =>
        trx.updateTable("firm").set({ hold_back_seconds: seconds }).execute(),
      );

    it("numbers, freezes and sends nothing before the time is over", async () => {
      const { run } = await posted([a]);
      expect(await showProgress(context(), run.id)).toMatchObject({
        state: "held",
        heldSeconds: 30,
      });
      expect((await storedRun(opened.store, run.id)).invoices[0]?.number).toBeNull();
      opened.store.clock.advanceSeconds(29);
      await send();
      expect(server.accepted).toEqual([]);
      opened.store.clock.advanceSeconds(1);
      await send();
      expect(server.accepted).toHaveLength(1);
    });

    it("can be taken back, which leaves an audit row and nothing else", async () => {
      const { store } = opened;
      const { run, invoices } = await newRunToSend(store, poster, [a]);
      const before = await storedRun(store, run.id);
      await requestSend(store, poster, run, 1);
      await cancelPost(context(), run.id);
      await cancelPost(context(), run.id);
      store.clock.advanceSeconds(60);
      await send();
      const after = await storedRun(store, run.id);
      expect(after.run).toMatchObject({ status: "draft", method: null });
      expect(after.invoices).toEqual(before.invoices);
      expect(after.deliveries).toEqual([]);
      expect(server.accepted).toEqual([]);
      expect(await auditOf(store, `run:${run.id}`)).toEqual([
        "run-post-requested",
        "run-post-cancelled",
      ]);
      expect(await auditOf(store, `invoice:${invoices[0]?.id ?? ""}`)).toEqual([]);
    });

    it("cannot be taken back any more once the invoices are issued", async () => {
      const { run } = await posted([a]);
      opened.store.clock.advanceSeconds(30);
      await send();
      await expect(cancelPost(context(), run.id)).rejects.toMatchObject({ code: "post-begun" });
    });
  });

  it("sends no more than the firm allows within a minute", async () => {
    const { store } = opened;
    const allow = (count: number) =>
      store.database.write((trx) =>
        trx.updateTable("firm").set({ mails_per_minute: count }).execute(),
      );
    store.clock.advanceSeconds(61);
    await touchHeartbeat();
    await allow(2);
    await posted([a, b, "c@client.example"]);
    expect(server.accepted).toHaveLength(2);
    store.clock.advanceSeconds(61);
    await send();
    expect(server.accepted).toHaveLength(3);
    await allow(600);
  });

  it("waits for a person after a long silence with mails still to be sent (P15)", async () => {
    const { store } = opened;
    fault = () => ({ at: "mail", does: { reply: "451 4.3.0 Later\r\n" } });
    const { run } = await posted([a]);
    fault = () => null;
    store.clock.advanceSeconds(180);
    await send();
    expect(server.accepted).toEqual([]);
    const paused = await showSending(context());
    expect(paused).toMatchObject({
      paused: true,
      reason: expect.stringMatching(
        /^The server was not running since .* 1 invoice is still to be sent/,
      ),
    });
    await changeSending(context(), paused.version, false);
    await send();
    expect(server.accepted).toHaveLength(1);
    expect((await storedRun(store, run.id)).run.status).toBe("posted");
    expect((await auditOf(store, "sending")).slice(-2)).toEqual([
      "sending-paused",
      "sending-resumed",
    ]);
  });

  it("refuses those without the right, and what was changed meanwhile", async () => {
    fault = () => noMailbox;
    const { run } = await posted([b]);
    const { id, version } = await find(run.id, b);
    const clerk = await newPerson(opened.store, { sendExport: false });
    const asClerk = opened.store.contextFor(clerk);
    await expect(retryDelivery(asClerk, id, version, {})).rejects.toMatchObject({
      code: "right-missing",
    });
    await expect(retryDelivery(context(), id, version - 1, {})).rejects.toMatchObject({
      code: "version-changed",
    });
    expect((await deliveriesOf(opened.store, clerk, run.id)).get(b)?.actions.retry).toMatchObject({
      allowed: false,
      reason: expect.stringContaining("right to send and export"),
    });
    expect((await find(run.id, b)).state).toBe("failed");
  });
});
