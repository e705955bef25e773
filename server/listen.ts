import { once } from "node:events";
import { Server } from "node:http";
import type { Socket } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { plainAddress } from "./sign-in/client-address.ts";
import { unreadableAnswer } from "./http/unreadable-request.ts";

export interface Listening {
  port: number;
  /** Takes no new requests, lets the running ones finish within ten seconds, then cuts them off. */
  stop(): Promise<void>;
}

/** Answers a request that came over this connection. */
export type Serve = (
  request: Request,
  connection?: { address?: string },
) => Response | Promise<Response>;

export interface ListenOptions {
  fetch: Serve;
  host: string;
  /** 0: any free one. */
  port: number;
  patience?: Patience;
  /** Other machines that may connect, by their addresses; without it only this one may. */
  mayConnect?: (address: string) => boolean;
}

const stopMilliseconds = 10_000;

/** How long a client may take; whoever is slower is cut off, so that nobody holds all connections. */
export interface Patience {
  headersMilliseconds: number;
  requestMilliseconds: number;
  /** Nothing sent or taken in either direction. */
  silenceMilliseconds: number;
}

const patience: Patience = {
  headersMilliseconds: 15_000,
  requestMilliseconds: 60_000,
  silenceMilliseconds: 300_000,
};
const checksMilliseconds = 5_000;

/** Opens the port. Rejects with the system's own error, e.g. EADDRINUSE. */
export async function listen({
  fetch,
  host,
  port,
  patience: waits = patience,
  mayConnect = () => false,
}: ListenOptions): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, { incoming }) => {
      const address = incoming.socket.remoteAddress;
      return fetch(request, address === undefined ? {} : { address });
    },
    serverOptions: {
      headersTimeout: waits.headersMilliseconds,
      requestTimeout: waits.requestMilliseconds,
      connectionsCheckingInterval: Math.min(checksMilliseconds, waits.headersMilliseconds),
      keepAliveTimeout: 10_000,
    },
  });
  if (!(server instanceof Server)) throw new Error("Only plain HTTP is listened for.");
  server.setTimeout(waits.silenceMilliseconds);
  // What comes to this port is not encrypted: nobody shall send a token past the proxy by mistake.
  server.prependListener("connection", (socket: Socket) => {
    const from = plainAddress(socket.remoteAddress ?? "");
    if (!isThisMachine(from) && !mayConnect(from)) socket.destroy();
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
    else socket.end(unreadableAnswer(error.code));
  });
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return {
    port: address.port,
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      const cutOff = setTimeout(() => server.closeAllConnections(), stopMilliseconds);
      await closed;
      clearTimeout(cutOff);
    },
  };
}

function isThisMachine(address: string): boolean {
  return address === "::1" || address.startsWith("127.");
}

/** Runs `stop` once when the process is asked to end, and ends it with what came of it. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const handler = () => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, handler);
}
