import { once } from "node:events";
import { createServer } from "node:net";
import type { Server, Socket } from "node:net";

/** Where in the talk with a client something happens; `dot` is after the whole message has been read. */
export type Phase =
  "greeting" | "ehlo" | "auth" | "mail" | "rcpt" | "data" | "body" | "dot" | "after-reply";

/** What a server does wrong, once, instead of its usual answer. */
export interface Fault {
  at: Phase;
  /** A reply instead of the usual one; else the connection ends or nothing more comes. */
  does: { reply: string } | "close" | "reset" | "hang";
  /** Of a fault at the dot: whether the server keeps the message all the same. */
  keeps?: boolean;
  /** Of a fault at `rcpt`: only for this recipient. */
  recipient?: string;
}

/** A message that the server took responsibility for; what is in here was accepted, whatever the client believes. */
export interface AcceptedMessage {
  from: string;
  recipients: string[];
  bytes: Buffer;
}

export interface FaultServer {
  port: number;
  accepted: AcceptedMessage[];
  /** The lines with which clients signed in. */
  signIns: string[];
  /** How many connections were made. */
  connections(): number;
  /** Resolves when no connection is open: what is on its way has been taken or lost. */
  whenQuiet(): Promise<void>;
  close(): Promise<void>;
}

/** Answers with what goes wrong with the next message of a connection, or nothing. */
export type ChooseFault = (messageNumber: number) => Fault | null;

export interface FaultServerOptions {
  fault: ChooseFault;
  /** The server thinks this long before it answers the dot. */
  delayMilliseconds?: number;
  /** Lines of the answer to EHLO besides the greeting. */
  extensions?: readonly string[];
  port?: number;
  /** Told of each message that was taken, and of each fault that befell one. */
  onAccepted?: (message: AcceptedMessage) => void;
  onFault?: () => void;
}

/** An SMTP server at the level of bytes that fails as it is told to, and remembers what it took. */
export async function startFaultServer(options: FaultServerOptions): Promise<FaultServer> {
  const accepted: AcceptedMessage[] = [];
  const signIns: string[] = [];
  const open = new Set<Socket>();
  let messageNumber = 0;
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => undefined);
    const talk = new Talk(socket, options, accepted, signIns, () => messageNumber++);
    talk.begin();
  });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return {
    port: address.port,
    accepted,
    signIns,
    connections: () => connections,
    whenQuiet: async () => {
      for (const socket of open) await once(socket, "close");
    },
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

const usualExtensions = ["SIZE 52428800", "AUTH PLAIN LOGIN"];
const endOfMessage = Buffer.from("\r\n.\r\n");

class Talk {
  private pending = Buffer.alloc(0);
  private inBody = false;
  private body: Buffer[] = [];
  private bodyBytes = 0;
  private tail = Buffer.alloc(0);
  private hangs = false;
  private fault: Fault | null;
  private from = "";
  private recipients: string[] = [];
  private readonly socket: Socket;
  private readonly options: FaultServerOptions;
  private readonly accepted: AcceptedMessage[];
  private readonly signIns: string[];
  private readonly nextNumber: () => number;

  constructor(
    socket: Socket,
    options: FaultServerOptions,
    accepted: AcceptedMessage[],
    signIns: string[],
    nextNumber: () => number,
  ) {
    this.socket = socket;
    this.options = options;
    this.accepted = accepted;
    this.signIns = signIns;
    this.nextNumber = nextNumber;
    this.fault = options.fault(nextNumber());
  }

  begin(): void {
    this.socket.on("data", (chunk) => this.read(chunk));
    if (!this.fails("greeting")) this.say("220 fault.example ESMTP");
  }

  private read(chunk: Buffer): void {
    if (this.hangs) return;
    if (this.inBody) this.readBody(chunk);
    else this.readLines(chunk);
  }

  private readLines(chunk: Buffer): void {
    this.pending = Buffer.concat([this.pending, chunk]);
    while (!this.hangs && !this.socket.destroyed) {
      const end = this.pending.indexOf("\r\n");
      if (end < 0) return;
      const line = this.pending.subarray(0, end).toString();
      const rest = this.pending.subarray(end + 2);
      this.pending = rest;
      this.answer(line);
      if (this.inBody) {
        this.pending = Buffer.alloc(0);
        this.readBody(rest);
        return;
      }
    }
  }

  /** Looks for the end in the tail only: messages of megabytes come in many pieces. */
  private readBody(chunk: Buffer): void {
    this.body.push(chunk);
    this.bodyBytes += chunk.length;
    if (this.fault?.at === "body" && this.bodyBytes > 1_000) {
      this.fails("body");
      return;
    }
    const tail = Buffer.concat([this.tail, chunk]);
    if (tail.indexOf(endOfMessage) < 0) {
      this.tail = tail.subarray(-endOfMessage.length);
      return;
    }
    const whole = Buffer.concat(this.body);
    const end = whole.indexOf(endOfMessage);
    this.body = [];
    this.bodyBytes = 0;
    this.tail = Buffer.alloc(0);
    this.inBody = false;
    void this.takeMessage(Buffer.from(whole.subarray(0, end + 2)));
    this.readLines(whole.subarray(end + endOfMessage.length));
  }

  private answer(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO" || verb === "HELO") {
      if (this.fails("ehlo")) return;
      const lines = ["fault.example", ...(this.options.extensions ?? usualExtensions)];
      const last = lines.length - 1;
      this.say(lines.map((text, at) => `250${at === last ? " " : "-"}${text}`).join("\r\n"));
    } else if (verb === "AUTH") {
      this.signIns.push(line);
      if (!this.fails("auth")) this.say("235 2.7.0 Welcome");
    } else if (verb === "MAIL") {
      this.from = addressIn(line);
      this.recipients = [];
      if (!this.fails("mail")) this.say("250 2.1.0 Ok");
    } else if (verb === "RCPT") {
      const recipient = addressIn(line);
      const isMeant = this.fault?.recipient === undefined || this.fault.recipient === recipient;
      if (isMeant && this.fails("rcpt", this.fault?.recipient !== undefined)) return;
      this.recipients.push(recipient);
      this.say("250 2.1.5 Ok");
    } else if (verb === "DATA") {
      if (this.fails("data")) return;
      this.inBody = true;
      this.say("354 Go on");
    } else if (verb === "QUIT") {
      this.say("221 2.0.0 Bye");
      this.socket.end();
    } else if (verb === "STAR") {
      this.say("502 5.5.1 Not here");
    } else {
      this.say("250 2.0.0 Ok");
      if (verb === "RSET") this.fault = this.options.fault(this.nextNumber());
    }
  }

  private async takeMessage(stuffed: Buffer): Promise<void> {
    const message = { from: this.from, recipients: this.recipients, bytes: unstuffed(stuffed) };
    const fault = this.fault;
    const { delayMilliseconds = 0, onAccepted } = this.options;
    if (fault?.at !== "dot" || fault.keeps === true) {
      this.accepted.push(message);
      onAccepted?.(message);
    }
    if (delayMilliseconds > 0) await new Promise((done) => setTimeout(done, delayMilliseconds));
    if (this.fails("dot")) return;
    this.say("250 2.0.0 Accepted");
    if (this.fails("after-reply")) return;
    this.fault = this.options.fault(this.nextNumber());
  }

  /** Does what the fault says where it is due; the rest of the talk is then as usual. */
  private fails(phase: Phase, goesOn = false): boolean {
    const { fault } = this;
    if (fault?.at !== phase) return false;
    this.options.onFault?.();
    if (!goesOn) this.fault = null;
    const { does } = fault;
    if (typeof does === "object") {
      this.socket.write(does.reply);
      if (!does.reply.endsWith("\r\n")) this.socket.end();
    } else if (does === "close") this.socket.end();
    else if (does === "reset") this.socket.resetAndDestroy();
    else this.hangs = true;
    return true;
  }

  private say(text: string): void {
    if (this.socket.writable) this.socket.write(`${text}\r\n`);
  }
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? "";
}

/** Takes away the dots that the sender put before lines that begin with one (RFC 5321 section 4.5.2). */
function unstuffed(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("latin1").replace(/^\.\./gm, "."), "latin1");
}
