import { expect, it, describe } from "vitest";
import { messagesAhead } from "../../../../server/posting/mail/messages-ahead.ts";
import type { Delivery } from "../../../../server/storage/posting/deliveries.ts";

const delivery = (id: string, more: Partial<Delivery> = {}): Delivery => ({
  id,
  runId: "run",
  invoiceId: id,
  channel: "mail",
  state: "queued",
  attempts: 0,
  message: null,
  owner: null,
  dueAt: null,
  recipients: { to: ["a@client.example"], cc: [] },
  taken: [],
  attemptGroup: 1,
  letter: "{}",
  documentId: `document of ${id}`,
  reply: null,
  bouncedAt: null,
  updatedAt: "2026-11-30T09:00:00.000Z",
  version: 1,
  ...more,
});

/** Messages that say to whom they go, and how often one was made. */
function scene(upcoming: Delivery[], enough = 5) {
  let looks = 0;
  const made: string[] = [];
  const ahead = messagesAhead(
    async ({ id, recipients }) => {
      made.push(id);
      const bytes = Buffer.from(`${id} to ${recipients.to.join()}`);
      return { from: "office@firm.example", recipients: recipients.to, bytes };
    },
    async () => {
      looks += 1;
      return upcoming;
    },
    enough,
  );
  const take = async (one: Delivery) => (await ahead.take(one))?.bytes.toString();
  return { ahead, made, take, looks: () => looks };
}

describe("messages that are made ahead", () => {
  it("are given to the delivery that they are of, made once", async () => {
    const [one, two] = [delivery("one"), delivery("two")];
    const { ahead, made, take } = scene([one, two]);
    await ahead.lookAhead();
    expect(made).toEqual(["one", "two"]);
    const takenUp = { ...two, state: "sending", version: 2, attempts: 1 } as const;
    expect(await take(takenUp)).toBe("two to a@client.example");
    expect(await take(one)).toBe("one to a@client.example");
    expect(made).toEqual(["one", "two"]);
  });

  it("are made again when anything of them has changed since", async () => {
    const { ahead, made, take } = scene([delivery("one")]);
    await ahead.lookAhead();
    const mended = delivery("one", { recipients: { to: ["b@client.example"], cc: [] } });
    expect(await take(mended)).toBe("one to b@client.example");
    const again = delivery("one", { attemptGroup: 2 });
    expect(await take(again)).toBe("one to a@client.example");
    expect(made).toEqual(["one", "one", "one"]);
  });

  it("are given once, and not kept for what is no longer to be sent", async () => {
    const upcoming = [delivery("one")];
    const { ahead, made, take } = scene(upcoming);
    await ahead.lookAhead();
    await take(delivery("one"));
    await take(delivery("one"));
    expect(made).toEqual(["one", "one"]);
    await ahead.lookAhead();
    upcoming.splice(0);
    await ahead.lookAhead();
    await take(delivery("one"));
    expect(made).toEqual(["one", "one", "one", "one"]);
  });

  it("are not looked for while enough are ready, unless others are sent than those", async () => {
    const { ahead, take, looks } = scene([delivery("one"), delivery("two")], 2);
    await ahead.lookAhead();
    await ahead.lookAhead();
    expect(looks()).toBe(1);
    await take(delivery("one"));
    await ahead.lookAhead();
    expect(looks()).toBe(2);
    await take(delivery("another"));
    await ahead.lookAhead();
    expect(looks()).toBe(3);
  });
});
