import { EventEmitter, once } from "node:events";
import { messageIdOf } from "../../../../server/posting/mail/compose-message.ts";
import { startFaultServer } from "../mail/fault-smtp.ts";
import type { Fault } from "../mail/fault-smtp.ts";

/** A mail server outside of the killed process: it alone knows what was really taken. */
export interface Receiver {
  port: number;
  /** How many messages of each invoice it took. */
  taken: ReadonlyMap<string, number>;
  hasTaken(invoiceId: string, attemptGroup: number): boolean;
  takenCount(): number;
  faultCount(): number;
  /** Resolves when it has taken so many more. */
  takesMore(count: number, signal: AbortSignal): Promise<void>;
  whenQuiet(): Promise<void>;
  close(): Promise<void>;
}

export async function startReceiver(fault: () => Fault | null): Promise<Receiver> {
  const events = new EventEmitter().setMaxListeners(50);
  const taken = new Map<string, number>();
  const messageIds = new Set<string>();
  let takenCount = 0;
  let faultCount = 0;
  const server = await startFaultServer({
    fault,
    onFault: () => {
      faultCount += 1;
    },
    onAccepted: ({ bytes }) => {
      const messageId = /^Message-ID:\s*(<inv\.(.+?)\.\d+@[^>]*>)/im.exec(bytes.toString("latin1"));
      const [, id = "", invoiceId = ""] = messageId ?? [];
      messageIds.add(id);
      taken.set(invoiceId, (taken.get(invoiceId) ?? 0) + 1);
      takenCount += 1;
      // Tens of thousands of messages need not be kept.
      server.accepted.length = 0;
      events.emit("taken");
    },
  });
  return {
    port: server.port,
    taken,
    hasTaken: (invoiceId, attemptGroup) =>
      messageIds.has(messageIdOf(invoiceId, attemptGroup, "firm.example")),
    takenCount: () => takenCount,
    faultCount: () => faultCount,
    async takesMore(count, signal) {
      const wanted = takenCount + count;
      while (takenCount < wanted) await once(events, "taken", { signal });
    },
    whenQuiet: () => server.whenQuiet(),
    close: () => server.close(),
  };
}
