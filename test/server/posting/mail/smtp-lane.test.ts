import { once } from "node:events";
import { createServer } from "node:net";
import { generate } from "selfsigned";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import type { MailVerdict } from "../../../../server/domain/posting/mail-outcome.ts";
import { smtpLane } from "../../../../server/posting/mail/smtp-lane.ts";
import type { MailOutcome, SmtpLane } from "../../../../server/posting/mail/smtp-lane.ts";
import type { MailSettings } from "../../../../server/posting/mail/mail-settings.ts";
import { startFaultServer } from "./fault-smtp.ts";
import type { Fault, FaultServer, FaultServerOptions } from "./fault-smtp.ts";

const open: { lane?: SmtpLane; server?: FaultServer } = {};

afterEach(async () => {
  open.lane?.close();
  await open.server?.close();
});

const patient = { connectSeconds: 30, greetingSeconds: 30, silenceSeconds: 30 };
const impatient = { connectSeconds: 30, greetingSeconds: 1, silenceSeconds: 1 };

function settingsFor(port: number, more: Partial<MailSettings> = {}): MailSettings {
  return {
    host: "127.0.0.1",
    port,
    encryption: "none",
    signIn: { kind: "none" },
    domain: "billing.example",
    waits: patient,
    ...more,
  };
}

async function laneTo(
  options: FaultServerOptions,
  more: Partial<MailSettings> = {},
): Promise<{ lane: SmtpLane; server: FaultServer }> {
  const server = await startFaultServer(options);
  const lane = smtpLane(settingsFor(server.port, more));
  Object.assign(open, { lane, server });
  return { lane, server };
}

function message(sizeBytes: number, recipients = ["a@client.example"]) {
  const body = "..a line that begins with a dot\r\n.another\r\n".repeat(Math.ceil(sizeBytes / 42));
  const bytes = Buffer.from(`Subject: Invoice\r\nMessage-ID: <1@billing.example>\r\n\r\n${body}`);
  return { from: "firm@billing.example", recipients, bytes };
}

/** Once with the fault, then as usual. */
const first = (fault: Fault) => (messageNumber: number) => (messageNumber === 0 ? fault : null);

const sizes = { small: 5_000, large: 300_000, "very large": 3_000_000 };

type Row = [name: string, fault: Fault, verdicts: readonly (MailVerdict | "accepted")[]];

/** What may come of each behaviour; doubt where the message was not accepted is allowed only where it cannot be known. */
const behaviours: readonly Row[] = [
  ["closes at the greeting", { at: "greeting", does: "close" }, ["retry", "accepted"]],
  ["resets at the greeting", { at: "greeting", does: "reset" }, ["retry"]],
  ["is silent at the greeting", { at: "greeting", does: "hang" }, ["retry"]],
  [
    "is busy (421) at the greeting",
    { at: "greeting", does: { reply: "421 4.3.2 Busy\r\n" } },
    ["retry"],
  ],
  [
    "refuses us (554) at the greeting",
    { at: "greeting", does: { reply: "554 5.7.1 Not you\r\n" } },
    ["configuration"],
  ],
  [
    "speaks HTTP",
    { at: "greeting", does: { reply: "HTTP/1.1 400 Bad Request\r\n" } },
    ["configuration"],
  ],
  ["closes at EHLO", { at: "ehlo", does: "close" }, ["retry"]],
  ["defers the sender (451)", { at: "mail", does: { reply: "451 4.3.0 Later\r\n" } }, ["retry"]],
  ["is out of space (452)", { at: "mail", does: { reply: "452 4.3.1 No space\r\n" } }, ["retry"]],
  [
    "refuses the sender (553)",
    { at: "mail", does: { reply: "553 5.7.1 Not owned by user\r\n" } },
    ["configuration"],
  ],
  [
    "has switched passwords off (550 5.7.30)",
    { at: "mail", does: { reply: "550 5.7.30 Basic authentication is not supported\r\n" } },
    ["configuration"],
  ],
  [
    "finds the message too large (552)",
    { at: "mail", does: { reply: "552 5.3.4 Too large\r\n" } },
    ["failed"],
  ],
  ["closes at MAIL", { at: "mail", does: "close" }, ["retry"]],
  [
    "defers the recipient (450)",
    { at: "rcpt", does: { reply: "450 4.7.1 Greylisted\r\n" } },
    ["retry"],
  ],
  [
    "knows no such recipient (550)",
    { at: "rcpt", does: { reply: "550 5.1.1 No such user\r\n" } },
    ["failed"],
  ],
  ["closes at RCPT", { at: "rcpt", does: "close" }, ["retry"]],
  ["resets at RCPT", { at: "rcpt", does: "reset" }, ["retry"]],
  ["is silent at RCPT", { at: "rcpt", does: "hang" }, ["retry"]],
  ["defers at DATA (451)", { at: "data", does: { reply: "451 4.3.0 Later\r\n" } }, ["retry"]],
  ["refuses at DATA (554)", { at: "data", does: { reply: "554 5.5.1 No\r\n" } }, ["failed"]],
  ["closes at DATA", { at: "data", does: "close" }, ["retry"]],
  ["closes in the message", { at: "body", does: "close" }, ["retry", "in-doubt"]],
  ["resets in the message", { at: "body", does: "reset" }, ["retry", "in-doubt"]],
  ["is silent in the message", { at: "body", does: "hang" }, ["retry", "in-doubt"]],
  ["takes it and closes without a word", { at: "dot", does: "close", keeps: true }, ["in-doubt"]],
  ["takes it and resets", { at: "dot", does: "reset", keeps: true }, ["in-doubt"]],
  ["takes it and is silent", { at: "dot", does: "hang", keeps: true }, ["in-doubt"]],
  [
    "takes it and says half a reply",
    { at: "dot", does: { reply: "25" }, keeps: true },
    ["in-doubt"],
  ],
  [
    "takes it and says half a sentence",
    { at: "dot", does: { reply: "250 2.0.0 Acc" }, keeps: true },
    ["in-doubt", "accepted"],
  ],
  [
    "takes it and says something else",
    { at: "dot", does: { reply: "*&%$ ok\r\n" }, keeps: true },
    ["in-doubt"],
  ],
  [
    "takes it and asks to go on (354)",
    { at: "dot", does: { reply: "354 Go on\r\n" }, keeps: true },
    ["in-doubt"],
  ],
  ["does not take it and closes", { at: "dot", does: "close" }, ["in-doubt"]],
  ["defers after the dot (451)", { at: "dot", does: { reply: "451 4.3.0 Later\r\n" } }, ["retry"]],
  [
    "stops after the dot (421)",
    { at: "dot", does: { reply: "421 4.3.2 Stopping\r\n" } },
    ["retry"],
  ],
  ["refuses after the dot (550)", { at: "dot", does: { reply: "550 5.7.1 Spam\r\n" } }, ["failed"]],
  [
    "finds it too large after the dot (552)",
    { at: "dot", does: { reply: "552 5.2.2 Mailbox full\r\n" } },
    ["failed"],
  ],
  ["takes it, says so, and closes", { at: "after-reply", does: "close" }, ["accepted"]],
  ["takes it, says so, and resets", { at: "after-reply", does: "reset" }, ["accepted"]],
  ["does everything right", { at: "auth", does: "close" }, ["accepted"]],
];

describe.each(Object.entries(sizes))("a mail server and a %s message (R21)", (_name, sizeBytes) => {
  it.each(behaviours)(
    "that %s: the hand-over is judged as it must be",
    async (_does, fault, verdicts) => {
      const waits = fault.does === "hang" ? impatient : patient;
      const { lane, server } = await laneTo({ fault: first(fault) }, { waits });
      const sent = message(sizeBytes);
      const outcome = await lane.send(sent);
      expect(verdicts).toContain(outcome.state);
      const kept = server.accepted.length > 0;
      if (kept) expect(["accepted", "in-doubt"]).toContain(outcome.state);
      if (outcome.state === "accepted") {
        expect(server.accepted).toHaveLength(1);
        expect(server.accepted[0]?.bytes.toString()).toBe(sent.bytes.toString());
      } else {
        expect(outcome.said).toMatch(/^[A-Z].*[.”]$/s);
      }
    },
  );
});

describe("a lane", () => {
  it("tries again a server that does not listen", async () => {
    const probe = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => probe.once("listening", done));
    const address = probe.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await new Promise((done) => probe.close(done));
    const lane = smtpLane(settingsFor(port));
    const outcome = await lane.send(message(100));
    lane.close();
    expect(outcome).toMatchObject({ state: "retry", reply: null });
  });

  it("tells who was refused when the message was accepted for others", async () => {
    const refused = {
      at: "rcpt",
      does: { reply: "550 5.1.1 No such user\r\n" },
      recipient: "b@client.example",
    } as const;
    const { lane, server } = await laneTo({ fault: first(refused) });
    const outcome = await lane.send(message(500, ["a@client.example", "b@client.example"]));
    expect(outcome).toMatchObject({
      state: "accepted",
      accepted: ["a@client.example"],
      refused: [
        {
          address: "b@client.example",
          message:
            "The mail server says that this address does not exist. Its words: “550 5.1.1 No such user”",
        },
      ],
    });
    expect(server.accepted.map(({ recipients }) => recipients)).toEqual([["a@client.example"]]);
  });

  it("sends a hundred messages over one connection, and the next over a new one", async () => {
    const { lane, server } = await laneTo({ fault: () => null });
    for (let count = 0; count < 101; count += 1) await lane.send(message(200));
    expect(server.accepted).toHaveLength(101);
    expect(server.connections()).toBe(2);
  });

  it("begins anew after the server has closed a connection at rest", async () => {
    const { lane, server } = await laneTo({ fault: first({ at: "after-reply", does: "close" }) });
    const states: MailOutcome["state"][] = [];
    for (let count = 0; count < 3; count += 1) states.push((await lane.send(message(200))).state);
    expect(states).toEqual(["accepted", "accepted", "accepted"]);
    expect(server.accepted).toHaveLength(3);
  });

  it("judges each message by itself after one in doubt", async () => {
    const { lane } = await laneTo({ fault: first({ at: "dot", does: "close", keeps: true }) });
    expect((await lane.send(message(200))).state).toBe("in-doubt");
    expect((await lane.send(message(200))).state).toBe("accepted");
  });

  it.each([
    ["535 5.7.8 Wrong password\r\n", "configuration"],
    ["454 4.7.0 Try later\r\n", "retry"],
  ])("takes a refused sign-in (%s) for what it is", async (reply, state) => {
    const signIn = { kind: "password", user: "firm", password: "secret" } as const;
    const fault = first({ at: "auth", does: { reply } });
    const { lane, server } = await laneTo({ fault }, { signIn });
    expect(await lane.send(message(200))).toMatchObject({ state });
    expect(server.accepted).toEqual([]);
  });

  it("does not talk in the clear where encryption is wanted", async () => {
    const { lane, server } = await laneTo({ fault: () => null }, { encryption: "starttls" });
    expect(await lane.send(message(200))).toMatchObject({ state: "configuration" });
    expect(server.accepted).toEqual([]);
  });

  it("sends over TLS to a server whose certificate it trusts, and to no other", async () => {
    const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
      extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
    });
    let received = "";
    const server = new SMTPServer({
      key,
      cert,
      authOptional: true,
      onData: (stream, _session, done) => {
        stream.on("data", (chunk: Buffer) => (received += chunk.toString()));
        stream.on("end", () => done());
      },
    });
    server.on("error", () => undefined);
    const listening = server.listen(0, "127.0.0.1");
    await once(listening, "listening");
    const address = listening.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const settings = settingsFor(port, { host: "localhost", encryption: "starttls" });
    const trusting = smtpLane({ ...settings, certificateAuthority: cert });
    const careful = smtpLane(settings);
    try {
      expect(await careful.send(message(200))).toMatchObject({ state: "configuration" });
      expect(received).toBe("");
      expect(await trusting.send(message(200))).toMatchObject({ state: "accepted" });
      expect(received).toMatch(/^Subject: Invoice\r\n/);
    } finally {
      trusting.close();
      careful.close();
      await new Promise<void>((done) => server.close(done));
    }
  });
});
