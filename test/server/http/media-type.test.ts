import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listen } from "../../../server/listen.ts";
import type { Listening } from "../../../server/listen.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { newFirm, newPerson } from "../factories.ts";
import { appOn, tokenFor } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("a body over a real port", (store) => {
  let listening: Listening;
  let person: Actor;

  beforeAll(async () => {
    await newFirm(store);
    person = await newPerson(store);
    const app = appOn(store);
    listening = await listen({
      fetch: (request) => app.fetch(request),
      host: "127.0.0.1",
      port: 0,
    });
  });
  afterAll(() => listening.stop());

  /** Sends exactly these lines; what other clients would add is what this is about. */
  async function statusOf(
    path: string,
    { headers = [], body = "" }: { headers?: readonly string[]; body?: string },
  ): Promise<number> {
    const token = await tokenFor(store, person);
    const socket = connect(listening.port, "127.0.0.1");
    let answer = "";
    socket.on("data", (bytes) => (answer += bytes.toString()));
    const lines = [
      `POST /api/${path} HTTP/1.1`,
      `Host: 127.0.0.1:${listening.port}`,
      `Authorization: Bearer ${token}`,
      "Connection: close",
      ...headers,
      "",
      body,
    ];
    socket.write(lines.join("\r\n"));
    await once(socket, "close");
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
  }

  it.each([
    ["neither a length nor a type", []],
    ["a length of nothing", ["Content-Length: 0"]],
    ["a type of nothing", ["Content-Length: 0", "Content-Type: text/plain"]],
    ["JSON announced and none sent", ["Content-Type: application/json"]],
  ])("may be missing where none is needed: %s", async (_, headers) => {
    expect(await statusOf("sign-out", { headers })).toBe(204);
  });

  it("may be missing in chunks too", async () => {
    const headers = ["Transfer-Encoding: chunked"];
    expect(await statusOf("sign-out", { headers, body: "0\r\n\r\n" })).toBe(204);
  });

  it("is not understood without a type, or with another one", async () => {
    const runs = (headers: readonly string[], body: string) => statusOf("runs", { headers, body });
    expect(await runs(["Content-Length: 2"], "{}")).toBe(415);
    expect(await runs(["Content-Length: 2", "Content-Type: text/plain"], "{}")).toBe(415);
    expect(await runs(["Transfer-Encoding: chunked"], "2\r\n{}\r\n0\r\n\r\n")).toBe(415);
  });

  it("is asked for in words, not by its type, where one is needed", async () => {
    expect(await statusOf("runs", {})).toBe(400);
    expect(await statusOf("runs", { headers: ["Content-Type: application/json"] })).toBe(400);
  });
});
