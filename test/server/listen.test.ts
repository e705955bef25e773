import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../../server/listen.ts";
import type { Listening } from "../../server/listen.ts";

const patience = { headersMilliseconds: 300, requestMilliseconds: 600, silenceMilliseconds: 900 };

describe("the open port", () => {
  let listening: Listening;
  let served = 0;

  beforeAll(async () => {
    listening = await listen({
      host: "127.0.0.1",
      port: 0,
      patience,
      fetch: async (request) => {
        served += 1;
        await request.text();
        return new Response("served");
      },
    });
  });
  afterAll(() => listening.stop());

  interface Visit {
    socket: Socket;
    /** All that came until the connection was ended. */
    answer: Promise<string>;
  }

  function visit(first: string): Visit {
    const socket = connect(listening.port, "127.0.0.1");
    let text = "";
    socket.on("data", (bytes) => (text += bytes.toString("latin1")));
    socket.on("error", () => undefined);
    socket.write(first, "latin1");
    return { socket, answer: once(socket, "close").then(() => text) };
  }

  /** Sends a bit again and again, for as long as it is let. */
  function drip({ socket }: Visit, bit: string): void {
    const timer = setInterval(() => socket.writable && socket.write(bit), 50);
    socket.once("close", () => clearInterval(timer));
  }

  function problemOf(answer: string): unknown {
    const [head = "", body = ""] = answer.split("\r\n\r\n");
    expect(head).toContain("Content-Type: application/problem+json");
    expect(head).toContain("Connection: close");
    return JSON.parse(body);
  }

  it("does not wait for headers that come a letter at a time, and serves others meanwhile", async () => {
    const slow = Array.from({ length: 50 }, () => visit("GET / HTTP/1.1\r\nHost: a\r\nX: "));
    for (const one of slow) drip(one, "a");
    const quick = visit("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    expect(await quick.answer).toContain("served");
    for (const { answer } of slow) {
      expect(problemOf(await answer)).toMatchObject({ status: 408, code: "request-too-slow" });
    }
  });

  it("does not wait for a body that comes a letter at a time", async () => {
    const slow = visit("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
    drip(slow, "a");
    expect(problemOf(await slow.answer)).toMatchObject({ status: 408, code: "request-too-slow" });
  });

  it("does not keep a connection on which nothing comes", async () => {
    expect(await visit("").answer).not.toContain("served");
  });

  it.each([
    [
      "headers beyond all measure",
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(70_000)}\r\n\r\n`,
      431,
      "headers-too-large",
    ],
    ["what is no HTTP", "hello\r\n\r\n", 400, "validation"],
    ["an unknown method", "GRAB / HTTP/1.1\r\nHost: a\r\n\r\n", 400, "validation"],
    [
      "two lengths",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      400,
      "validation",
    ],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
      "validation",
    ],
    [
      "a header with a line break",
      "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n",
      400,
      "validation",
    ],
  ])("answers %s with a problem and hangs up", async (_name, text, status, code) => {
    const before = served;
    expect(problemOf(await visit(text).answer)).toMatchObject({ status, code });
    expect(served).toBe(before);
  });

  it("serves this machine and who is named, and nobody else", async () => {
    const own = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
    // A machine without a network has nobody to keep out.
    if (own === undefined) return;
    const served = (mayConnect?: (address: string) => boolean) =>
      serveAt(own, mayConnect ? { mayConnect } : {});
    expect(await served()).toBe(false);
    expect(await served((address) => address === "10.255.255.254")).toBe(false);
    expect(await served((address) => address === own)).toBe(true);
  });
});

/** Whether a request to this address of the machine's, which comes from it too, is answered. */
async function serveAt(
  address: string,
  options: { mayConnect?: (address: string) => boolean },
): Promise<boolean> {
  const fetchIt = () => new Response("served");
  const listening = await listen({ host: "0.0.0.0", port: 0, fetch: fetchIt, ...options });
  try {
    const answer = await fetch(`http://${address}:${listening.port}/`);
    return (await answer.text()) === "served";
  } catch {
    return false;
  } finally {
    await listening.stop();
  }
}
