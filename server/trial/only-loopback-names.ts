import type { Serve } from "../listen.ts";

const names = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Anybody at this machine may sign in as anybody, so a website must not get in by giving its own name this
 * machine's address: the request has to name the machine itself.
 */
export function onlyLoopbackNames(serve: Serve): Serve {
  return (request, connection) =>
    names.has(new URL(request.url).hostname)
      ? serve(request, connection)
      : new Response("The trial answers only at http://127.0.0.1.", { status: 421 });
}
