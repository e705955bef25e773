import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeRunTotals } from "../../../../server/storage/run-totals.ts";
import { changeSending } from "../../../../server/use-cases/deliveries/change-sending.ts";
import { retryDelivery } from "../../../../server/use-cases/deliveries/retry-delivery.ts";
import { showSending } from "../../../../server/use-cases/deliveries/show-sending.ts";
import { cancelPost } from "../../../../server/use-cases/posting/cancel-post.ts";
import { resumeRun } from "../../../../server/use-cases/posting/resume-run.ts";
import { showProgress } from "../../../../server/use-cases/posting/show-progress.ts";
import { showRun } from "../../../../server/use-cases/runs/show-run.ts";
import { auditOf, storedRun } from "../posting-fixture.ts";
import type { Fault } from "./fault-smtp.ts";
import { newRunToSend, readMessages, requestSend } from "./sending-fixture.ts";
import { describeSending } from "./sending-scene.ts";

const a = "a@client.example";
const b = "b@client.example";
const noMailbox: Fault = {
  at: "rcpt",
  does: { reply: "550 5.1.1 No such user\r\n" },
  recipient: b,
};

describeSending("sending a run", (scene) => {
  it("hands every invoice over once, and is Posted when the last one is", async () => {
    const { run, invoices } = await scene.posted([a, b, "c@client.example"]);
    expect(scene.server.accepted.map(({ recipients }) => recipients.join()).sort()).toEqual([
      a,
      b,
      "c@client.example",
    ]);
    const messages = await readMessages(scene.server.accepted);
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(invoices.length);
    const stored = await storedRun(scene.store, run.id);
    expect(stored.run.status).toBe("posted");
    expect(stored.invoices.map(({ status }) => status)).toEqual(Array(3).fill("awaiting-payment"));
    expect(await showRun(scene.context(), run.id)).toMatchObject({
      status: "posted",
      awaitingPayment: [{ currency: "GBP", amountMinor: 36_000 }],
      progress: { state: "done", done: 3, total: 3 },
    });
    await scene.send();
    expect(scene.server.accepted).toHaveLength(3);
  });

  it("keeps the sums that it adds to equal to those computed anew", async () => {
    const { run } = await scene.posted([a, b]);
    const before = await showRun(scene.context(), run.id);
    await scene.store.database.write((trx) => storeRunTotals(trx, run.id));
    expect((await showRun(scene.context(), run.id)).awaitingPayment).toEqual(
      before.awaitingPayment,
    );
  });

  it("goes on with the others when one is refused, and sends that one to a mended address", async () => {
    scene.failWith(() => noMailbox);
    const { run } = await scene.posted([a, b]);
    expect(scene.server.accepted.map(({ recipients }) => recipients.join())).toEqual([a]);
    expect(await showProgress(scene.context(), run.id)).toMatchObject({
      state: "attention",
      done: 1,
      failed: 1,
    });
    const failed = await scene.find(run.id, b);
    expect(failed).toMatchObject({
      state: "failed",
      message: expect.stringContaining("does not exist"),
      actions: { retry: { allowed: true }, decide: { allowed: false } },
    });
    const recipients = { to: ["new@client.example"], cc: ["cc@client.example"] };
    await retryDelivery(scene.context(), failed.id, failed.version, { recipients });
    await scene.send();
    expect(scene.server.accepted.at(-1)?.recipients).toEqual([
      "new@client.example",
      "cc@client.example",
    ]);
    expect((await storedRun(scene.store, run.id)).run.status).toBe("posted");
    expect(await auditOf(scene.store, `delivery:${failed.id}`)).toEqual(["delivery-retried"]);
  });

  it("sends nothing twice to whom a server has taken it for already", async () => {
    scene.failWith((number) => (number === 0 ? noMailbox : null));
    const { run } = await scene.posted([`${a}, ${b}`]);
    const partly = await scene.find(run.id, `${a},${b}`);
    expect(partly).toMatchObject({ state: "failed", taken: [a] });
    expect(partly.message).toContain(b);
    expect(partly.actions.move).toMatchObject({ allowed: false });
    const recipients = { to: [a, "new@client.example"], cc: [] };
    await retryDelivery(scene.context(), partly.id, partly.version, { recipients });
    await scene.send();
    expect(scene.server.accepted.map((message) => message.recipients)).toEqual([
      [a],
      ["new@client.example"],
    ]);
  });

  it("stops the whole run at a wrong mail setting, and goes on when a person resumes", async () => {
    scene.failWith(() => ({
      at: "mail",
      does: { reply: "550 5.7.30 Basic authentication is off\r\n" },
    }));
    const addresses = Array.from({ length: 12 }, (_, index) => `n${index}@client.example`);
    const { run } = await scene.posted(addresses);
    expect(scene.server.accepted).toEqual([]);
    // Five lanes had one in hand each when the first refusal came.
    expect(scene.server.connections()).toBeLessThanOrEqual(5);
    expect(await showProgress(scene.context(), run.id)).toMatchObject({
      state: "attention",
      halted: true,
      failed: 0,
      message: expect.stringContaining("no longer takes passwords"),
    });
    scene.failWith(() => null);
    await scene.send();
    expect(scene.server.accepted).toEqual([]);
    // The refusal may have been of the firm's own address, so what goes out has the one of now.
    const mended = { from_address: "mended@firm.example" };
    await scene.store.database.write((trx) => trx.updateTable("firm").set(mended).execute());
    await resumeRun(scene.context(), run.id);
    await scene.send();
    expect(scene.server.accepted).toHaveLength(12);
    for (const { bytes } of scene.server.accepted)
      expect(Buffer.from(bytes).toString()).toMatch(/^From: .*mended@firm\.example/m);
    expect((await storedRun(scene.store, run.id)).run.status).toBe("posted");
  });

  it("tries again later what a server defers, the same bytes each time, and at last tells a person", async () => {
    const { store } = scene;
    scene.failWith(() => ({ at: "dot", does: { reply: "451 4.3.0 Later\r\n" } }));
    const { run } = await scene.posted([a]);
    expect(await scene.find(run.id, a)).toMatchObject({
      state: "queued",
      attempts: 1,
      dueAt: new Date(Date.parse(store.clock.now()) + 60_000).toISOString(),
    });
    await scene.send();
    expect((await scene.find(run.id, a)).attempts).toBe(1);
    for (const minutes of [1, 5, 15, 30, 60]) {
      await scene.pass(minutes * 60 - 1);
      await scene.send();
      const before = (await scene.find(run.id, a)).attempts;
      store.clock.advanceSeconds(1);
      await scene.send();
      expect((await scene.find(run.id, a)).attempts).toBe(before + 1);
    }
    const failed = await scene.find(run.id, a);
    expect(failed).toMatchObject({
      state: "failed",
      attempts: 6,
      message: expect.stringMatching(/try again later\. .*It was tried 6 times\.$/),
    });
    scene.failWith(() => null);
    await retryDelivery(scene.context(), failed.id, failed.version, {});
    await scene.send();
    expect((await storedRun(store, run.id)).run.status).toBe("posted");
  });

  describe("holding back (R20)", () => {
    beforeAll(() => scene.setFirm({ hold_back_seconds: 30 }));
    afterAll(() => scene.setFirm({ hold_back_seconds: 0 }));

    it("numbers, freezes and sends nothing before the time is over", async () => {
      const { run } = await scene.posted([a]);
      expect(await showProgress(scene.context(), run.id)).toMatchObject({
        state: "held",
        heldSeconds: 30,
      });
      expect((await storedRun(scene.store, run.id)).invoices[0]?.number).toBeNull();
      scene.store.clock.advanceSeconds(29);
      await scene.send();
      expect(scene.server.accepted).toEqual([]);
      scene.store.clock.advanceSeconds(1);
      await scene.send();
      expect(scene.server.accepted).toHaveLength(1);
    });

    it("can be taken back, which leaves an audit row and nothing else", async () => {
      const { store } = scene;
      const { run, invoices } = await newRunToSend(store, scene.poster, [a]);
      const before = await storedRun(store, run.id);
      await requestSend(store, scene.poster, run, 1);
      await cancelPost(scene.context(), run.id);
      await cancelPost(scene.context(), run.id);
      store.clock.advanceSeconds(60);
      await scene.send();
      const after = await storedRun(store, run.id);
      expect(after.run).toMatchObject({ status: "draft", method: null });
      expect(after.invoices).toEqual(before.invoices);
      expect(after.deliveries).toEqual([]);
      expect(scene.server.accepted).toEqual([]);
      expect(await auditOf(store, `run:${run.id}`)).toEqual([
        "run-post-requested",
        "run-post-cancelled",
      ]);
      expect(await auditOf(store, `invoice:${invoices[0]?.id ?? ""}`)).toEqual([]);
    });

    it("cannot be taken back any more once the invoices are issued", async () => {
      const { run } = await scene.posted([a]);
      scene.store.clock.advanceSeconds(30);
      await scene.send();
      await expect(cancelPost(scene.context(), run.id)).rejects.toMatchObject({
        code: "post-begun",
      });
    });
  });

  it("sends no more than the firm allows within a minute", async () => {
    const { store } = scene;
    await scene.pass(61);
    await scene.setFirm({ mails_per_minute: 2 });
    await scene.posted([a, b, "c@client.example"]);
    expect(scene.server.accepted).toHaveLength(2);
    store.clock.advanceSeconds(61);
    await scene.send();
    expect(scene.server.accepted).toHaveLength(3);
    await scene.setFirm({ mails_per_minute: 600 });
  });

  it("waits for a person after a long silence with mails still to be sent (P15)", async () => {
    const { store } = scene;
    scene.failWith(() => ({ at: "mail", does: { reply: "451 4.3.0 Later\r\n" } }));
    const { run } = await scene.posted([a]);
    scene.failWith(() => null);
    store.clock.advanceSeconds(180);
    await scene.send();
    expect(scene.server.accepted).toEqual([]);
    const paused = await showSending(scene.context());
    expect(paused).toMatchObject({
      paused: true,
      reason: expect.stringMatching(
        /^The server was not running since .* 1 invoice is still to be sent/,
      ),
    });
    await changeSending(scene.context(), paused.version, false);
    await scene.send();
    expect(scene.server.accepted).toHaveLength(1);
    expect((await storedRun(store, run.id)).run.status).toBe("posted");
    expect((await auditOf(store, "sending")).slice(-2)).toEqual([
      "sending-paused",
      "sending-resumed",
    ]);
  });
});
