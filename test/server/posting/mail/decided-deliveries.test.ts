import { beforeEach, describe, expect, it } from "vitest";
import { decideDelivery } from "../../../../server/use-cases/deliveries/decide-delivery.ts";
import { markBounced } from "../../../../server/use-cases/deliveries/mark-bounced.ts";
import { moveDelivery } from "../../../../server/use-cases/deliveries/move-delivery.ts";
import { repeatDelivery } from "../../../../server/use-cases/deliveries/repeat-delivery.ts";
import { retryDelivery } from "../../../../server/use-cases/deliveries/retry-delivery.ts";
import { settleDelivery } from "../../../../server/use-cases/deliveries/settle-delivery.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { newPerson, newRun } from "../../factories.ts";
import { auditOf, storedRun } from "../posting-fixture.ts";
import type { Fault } from "./fault-smtp.ts";
import { deliveriesOf, newRunToSend, readMessages, requestSend } from "./sending-fixture.ts";
import { describeSending } from "./sending-scene.ts";

const a = "a@client.example";
const b = "b@client.example";
const noMailbox: Fault = {
  at: "rcpt",
  does: { reply: "550 5.1.1 No such user\r\n" },
  recipient: b,
};

describeSending("what people do about deliveries", (scene) => {
  describe("in doubt (R21)", () => {
    const silent: Fault = { at: "dot", does: "close", keeps: true };
    beforeEach(() => {
      scene.failWith((number) => (number === 0 ? silent : null));
    });

    it("is never sent again by itself, and is settled when a person says that it arrived", async () => {
      const { run } = await scene.posted([a]);
      await scene.send();
      scene.store.clock.advanceSeconds(86_400);
      await scene.send();
      expect(scene.server.accepted).toHaveLength(1);
      const doubt = await scene.find(run.id, a);
      expect(doubt.state).toBe("in-doubt");
      await decideDelivery(scene.context(), doubt.id, doubt.version, {
        decision: "arrived",
        note: "They have it.",
      });
      expect(await scene.find(run.id, a)).toMatchObject({
        state: "sent",
        message: "Arrived: They have it.",
      });
      const stored = await storedRun(scene.store, run.id);
      expect(stored.run.status).toBe("posted");
      expect(stored.invoices[0]?.status).toBe("awaiting-payment");
    });

    it("is sent again as another message when a person asks for it, and that is recorded", async () => {
      const { run } = await scene.posted([a]);
      const doubt = await scene.find(run.id, a);
      await decideDelivery(scene.context(), doubt.id, doubt.version, {
        decision: "send-again",
        note: "They do not have it.",
      });
      await scene.send();
      const messages = await readMessages(scene.server.accepted);
      expect(messages).toHaveLength(2);
      expect(messages[0]?.messageId).toMatch(/\.1@firm\.example>$/);
      expect(messages[1]?.messageId).toMatch(/\.2@firm\.example>$/);
      expect(await auditOf(scene.store, `delivery:${doubt.id}`)).toEqual(["delivery-decided"]);
    });

    it("cannot be retried, moved or settled before it is decided", async () => {
      const { run } = await scene.posted([a]);
      const { id, version } = await scene.find(run.id, a);
      const elsewhere = { code: "delivery-elsewhere" };
      await expect(retryDelivery(scene.context(), id, version, {})).rejects.toMatchObject(
        elsewhere,
      );
      const note = { note: "Printed." };
      await expect(settleDelivery(scene.context(), id, version, note)).rejects.toMatchObject(
        elsewhere,
      );
      const to = await newRun(scene.store, scene.poster);
      const move = moveDelivery(scene.context(), id, version, { runId: to.id });
      await expect(move).rejects.toMatchObject(elsewhere);
      expect((await scene.find(run.id, a)).state).toBe("in-doubt");
    });
  });

  it("lets an invoice be settled by hand with a note", async () => {
    scene.failWith(() => noMailbox);
    const { run } = await scene.posted([b]);
    const failed = await scene.find(run.id, b);
    await settleDelivery(scene.context(), failed.id, failed.version, {
      note: "Handed over on paper.",
    });
    expect(await scene.find(run.id, b)).toMatchObject({
      state: "settled",
      message: "By hand: Handed over on paper.",
    });
    const stored = await storedRun(scene.store, run.id);
    expect(stored.run.status).toBe("posted");
    expect(stored.invoices[0]?.status).toBe("awaiting-payment");
  });

  it("does not mail what was marked to be delivered by hand", async () => {
    const { store } = scene;
    const { run, invoices } = await newRunToSend(store, scene.poster, [a, ""]);
    await store.database.write((trx) =>
      trx
        .updateTable("invoices")
        .set({ by_hand: 1 })
        .where("id", "=", invoices[1]?.id ?? "")
        .execute(),
    );
    await requestSend(store, scene.poster, run, 2);
    await scene.send();
    expect(scene.server.accepted.map(({ recipients }) => recipients.join())).toEqual([a]);
    const stored = await storedRun(store, run.id);
    expect(stored.run.status).toBe("posted");
    expect(stored.invoices.map(({ status }) => status)).toEqual(Array(2).fill("awaiting-payment"));
    const { delivered } = await showRun(scene.context(), run.id);
    expect(delivered).toEqual({ sent: 1, byHand: 1 });
  });

  it("sends again what came back, once for each time, as a recorded repeat", async () => {
    const { run } = await scene.posted([a]);
    const sent = await scene.find(run.id, a);
    const recipients = { to: ["new@client.example"], cc: [] };
    await expect(
      repeatDelivery(scene.context(), sent.id, sent.version, { recipients }),
    ).rejects.toMatchObject({ code: "delivery-elsewhere" });
    await markBounced(scene.context(), sent.id, sent.version, { note: "Mailbox gone." });
    const bounced = await scene.find(run.id, a);
    expect(bounced).toMatchObject({ state: "sent", message: "Came back: Mailbox gone." });
    await repeatDelivery(scene.context(), bounced.id, bounced.version, { recipients });
    await expect(
      repeatDelivery(scene.context(), bounced.id, bounced.version, { recipients }),
    ).rejects.toMatchObject({ code: "delivery-elsewhere" });
    await scene.send();
    const messages = await readMessages(scene.server.accepted);
    expect(messages.map((message) => message.recipients)).toEqual([[a], ["new@client.example"]]);
    expect(messages[1]?.messageId).toMatch(/\.2@firm\.example>$/);
    const stored = await storedRun(scene.store, run.id);
    expect(stored.run.status).toBe("posted");
    expect(stored.invoices[0]?.status).toBe("awaiting-payment");
    expect(await auditOf(scene.store, `delivery:${sent.id}`)).toEqual([
      "delivery-bounced",
      "delivery-repeated",
    ]);
  });

  it("moves what could not be delivered to a draft run, where it keeps number and date", async () => {
    const { store } = scene;
    scene.failWith(() => noMailbox);
    const { run, invoices } = await scene.posted([a, b]);
    const failed = await scene.find(run.id, b);
    const to = await newRun(store, scene.poster);
    await moveDelivery(scene.context(), failed.id, failed.version, { runId: to.id });
    expect((await storedRun(store, run.id)).run.status).toBe("posted");
    const moved = (await storedRun(store, to.id)).invoices[0];
    expect(moved?.number).toBe(failed.invoice?.number);
    scene.failWith(() => null);
    const target = await showRun(scene.context(), to.id);
    await requestSend(store, scene.poster, { id: to.id, version: target.version }, 1);
    await scene.send();
    const after = await storedRun(store, to.id);
    expect(after.run.status).toBe("posted");
    expect(after.invoices[0]).toMatchObject({
      number: moved?.number,
      invoice_date: invoices[1]?.invoice_date,
      status: "awaiting-payment",
    });
    expect(scene.server.accepted.map(({ recipients }) => recipients.join())).toEqual([a, b]);
  });

  it("refuses those without the right, and what was changed meanwhile", async () => {
    scene.failWith(() => noMailbox);
    const { run } = await scene.posted([b]);
    const { id, version } = await scene.find(run.id, b);
    const clerk = await newPerson(scene.store, { sendExport: false });
    const asClerk = scene.store.contextFor(clerk);
    await expect(retryDelivery(asClerk, id, version, {})).rejects.toMatchObject({
      code: "right-missing",
    });
    await expect(retryDelivery(scene.context(), id, version - 1, {})).rejects.toMatchObject({
      code: "version-changed",
    });
    expect((await deliveriesOf(scene.store, clerk, run.id)).get(b)?.actions.retry).toMatchObject({
      allowed: false,
      reason: expect.stringContaining("right to send and export"),
    });
    expect((await scene.find(run.id, b)).state).toBe("failed");
  });
});
