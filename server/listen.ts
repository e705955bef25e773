import { once } from "node:events";
import { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";

export interface Listening {
  port: number;
  /** Takes no new requests, lets the running ones finish within ten seconds, then cuts them off. */
  stop(): Promise<void>;
}

export interface ListenOptions {
  fetch: (request: Request) => Response | Promise<Response>;
  host: string;
  /** 0: any free one. */
  port: number;
}

const stopMilliseconds = 10_000;

/** Opens the port. Rejects with the system's own error, e.g. EADDRINUSE. */
export async function listen({ fetch, host, port }: ListenOptions): Promise<Listening> {
  const server = createAdaptorServer({
    fetch,
    serverOptions: { requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 10_000 },
  });
  if (!(server instanceof Server)) throw new Error("Only plain HTTP is listened for.");
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
