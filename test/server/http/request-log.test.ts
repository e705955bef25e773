import { Writable } from "node:stream";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { requestLog } from "../../../server/http/request-log.ts";

function recorded() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: requestLog(pino({ base: null }, stream)), lines };
}

describe("the log", () => {
  it("tells who asked for what kind of thing, and what came of it", () => {
    const { log, lines } = recorded();
    const request = {
      requestId: "r1",
      method: "GET",
      route: "/api/runs/:runId",
      status: 403,
      milliseconds: 4,
      personId: "p1",
      code: "right-missing",
    };
    log.answered(request);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ ...request, msg: "answered" });
  });

  it("tells where something broke, and never with what values", () => {
    const { log, lines } = recorded();
    const error = Object.assign(new Error("canary: duplicate key\n    at (name)=(Canary Ltd)"), {
      code: "23505",
      detail: "canary",
    });
    log.failed({ requestId: "r1", error: new Error("canary", { cause: error }) });
    log.failed({ requestId: "r2", error });
    log.failed({ requestId: "r3", error: "canary" });
    const [first, second, third] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({ requestId: "r1", name: "Error", code: null });
    expect(first.frames[0]).toContain("request-log.test.ts");
    expect(second).toMatchObject({ requestId: "r2", code: "23505" });
    expect(third).toMatchObject({ requestId: "r3", name: "string", frames: [] });
    expect(lines.join("").toLowerCase()).not.toContain("canary");
  });
});
