import type { Updateable } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe } from "vitest";
import type { FirmTable } from "../../../../server/storage/firm/firm-tables.ts";
import type { Actor, Context } from "../../../../server/use-cases/context.ts";
import { storesUnderTest } from "../../../setup/postgres.ts";
import { newPerson } from "../../factories.ts";
import type { Store } from "../../stores.ts";
import { newReopenableStore } from "../reopenable-store.ts";
import type { ReopenableStore } from "../reopenable-store.ts";
import { startFaultServer } from "./fault-smtp.ts";
import type { Fault, FaultServer } from "./fault-smtp.ts";
import {
  deliveryTo,
  newFirmToSend,
  newRunToSend,
  requestSend,
  sendAll,
} from "./sending-fixture.ts";

/** A firm, a person who may post, and a mail server that fails as it is told to. */
export interface SendingScene {
  readonly store: Store;
  readonly poster: Actor;
  readonly server: FaultServer;
  /** What goes wrong with each message, counted from 0; nothing, before a test says so. */
  failWith(fault: (messageNumber: number) => Fault | null): void;
  context(): Context;
  /** Does all that is due, as a server from its start to its stop. */
  send(): Promise<void>;
  /** A run with an invoice for each address, posted by sending. */
  posted(addresses: readonly string[]): ReturnType<typeof newRunToSend>;
  find(runId: string, address: string): ReturnType<typeof deliveryTo>;
  setFirm(fields: Updateable<FirmTable>): Promise<void>;
  /** Lets time pass as for a server that was running all the while. */
  pass(seconds: number): Promise<void>;
}

/** Runs the same specification on SQLite and on a real PostgreSQL, each time with a mail server of its own. */
export function describeSending(name: string, specification: (scene: SendingScene) => void): void {
  describe.each(storesUnderTest)(`${name} (%s)`, (kind) => {
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

    const scene: SendingScene = {
      get store() {
        return opened.store;
      },
      get poster() {
        return poster;
      },
      get server() {
        return server;
      },
      failWith(next) {
        fault = next;
      },
      context: () => opened.store.contextFor(poster),
      send: () => sendAll(opened.store, server.port),
      async posted(addresses) {
        const made = await newRunToSend(opened.store, poster, addresses);
        await requestSend(opened.store, poster, made.run, addresses.length);
        await scene.send();
        return made;
      },
      find: (runId, address) => deliveryTo(opened.store, poster, runId, address),
      async setFirm(fields) {
        await opened.store.database.write((trx) => trx.updateTable("firm").set(fields).execute());
      },
      async pass(seconds) {
        const { clock, database } = opened.store;
        clock.advanceSeconds(seconds);
        await database.write((trx) =>
          trx.updateTable("sending").set({ heartbeat_at: clock.now() }).execute(),
        );
      },
    };
    specification(scene);
  });
}
