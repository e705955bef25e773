import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "./free-port.ts";

const root = join(import.meta.dirname, "../..");

/** Runs a program of the server with just these settings, up to the line that it is ready or its end. */
async function run(
  program: string,
  settings: Record<string, string>,
  words: readonly string[] = [],
) {
  const child = spawn(process.execPath, [join(root, program), ...words], {
    cwd: root,
    env: { PATH: process.env["PATH"] ?? "", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  let output = "";
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += String(chunk);
        if (output.includes("Ready")) resolve();
      });
    }
  });
  await Promise.race([ready, ended]);
  return {
    output: () => output,
    code: async () => (await ended)[0],
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}

describe("starting in production", () => {
  let folder: string;
  let database: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "billing-runs-start-"));
    database = `sqlite:${join(folder, "firm.sqlite")}`;
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("is refused without settings, in a sentence for each and nothing else", async () => {
    const server = await run("server/main.ts", {});
    expect(await server.code()).toBe(1);
    expect(server.output().trim().split("\n")).toEqual([
      expect.stringContaining("PUBLIC_URL is missing"),
      expect.stringContaining("DATABASE_URL is missing"),
    ]);
  });

  it("says in a sentence when the database cannot be opened", async () => {
    const server = await run("server/main.ts", {
      PUBLIC_URL: "https://billing.example.com",
      DATABASE_URL: `sqlite:${join(folder, "no-such-folder/firm.sqlite")}`,
    });
    expect(await server.code()).toBe(1);
    expect(server.output()).toMatch(/^The server could not start: /);
    expect(server.output()).not.toContain("    at ");
  });

  it("answers, has no one-click sign-in, and ends in order when asked to", async () => {
    const port = await freePort();
    const server = await run("server/main.ts", {
      PUBLIC_URL: "https://billing.example.com",
      DATABASE_URL: database,
      PORT: String(port),
    });
    expect(server.output()).toContain("Ready at https://billing.example.com");
    expect(server.output()).toMatch(/^https:\/\/billing\.example\.com\/welcome#[\w-]{43}$/m);
    const address = `http://127.0.0.1:${port}`;
    const health = await fetch(`${address}/api/health`);
    expect(await health.json()).toEqual({ status: "ok" });
    expect(health.headers.get("strict-transport-security")).toContain("max-age=31536000");
    expect((await fetch(`${address}/api/trial/people`)).status).toBe(404);
    const oneClick = { personId: "judith-marsh" };
    const clicked = await fetch(`${address}/api/sign-in/trial`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(oneClick),
    });
    expect(clicked.status).toBe(404);
    server.kill("SIGTERM");
    expect(await server.code()).toBe(0);
    await expect(fetch(`${address}/api/health`)).rejects.toThrow();
  });

  it("has a command for an admin who cannot sign in any more, which says so when there is none", async () => {
    const program = "server/commands/new-sign-in-link.ts";
    const command = await run(program, { DATABASE_URL: database }, ["nobody@firm.example"]);
    expect(await command.code()).toBe(1);
    expect(command.output()).toContain("Nobody who may sign in has the address");
  });

  it("leaves a database whose audit can be verified by a command", async () => {
    const command = await run("server/commands/verify-audit.ts", { DATABASE_URL: database });
    expect(await command.code()).toBe(0);
    expect(command.output()).toContain("The audit holds: 0 rows");
  });
});
