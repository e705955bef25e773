import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** The trial as `npm start` runs it, up to the line that it is ready, or to its end. */
async function startTrial(folder: string, port: number, ...args: string[]) {
  const child = spawn(process.execPath, [join(root, "server/trial/main.ts"), ...args], {
    cwd: root,
    env: { PATH: process.env["PATH"] ?? "", TRIAL_FOLDER: folder, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  let output = "";
  const ready = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += String(chunk);
        if (output.includes("Ready: ")) resolve();
      });
    }
  });
  await Promise.race([ready, ended]);
  return {
    output,
    url: /Ready: (\S+)/.exec(output)?.[1] ?? "",
    code: async () => (await ended)[0],
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

describe("starting the trial", { timeout: 60_000 }, () => {
  let folder: string;
  let occupant: Server;
  let taken: number;
  let first: Awaited<ReturnType<typeof startTrial>>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "billing-runs-trial-"));
    occupant = createServer((_, answer) => answer.end("somebody else")).listen(0, "127.0.0.1");
    await once(occupant, "listening");
    const address = occupant.address();
    taken = address !== null && typeof address === "object" ? address.port : 0;
    first = await startTrial(folder, taken);
  });
  afterAll(async () => {
    await first.stop();
    occupant.close();
    await rm(folder, { recursive: true, force: true });
  });

  const peopleAt = async (url: string): Promise<unknown> =>
    (await fetch(`${url}api/trial/people`)).json();

  it("says that its port is taken, and answers on another one", async () => {
    expect(first.output).toContain(
      `Port ${taken} is taken by another program; another free one is used.`,
    );
    expect(first.url).not.toContain(String(taken));
    expect(await (await fetch(`${first.url}api/health`)).json()).toEqual({ status: "ok" });
  });

  it("does not begin anew under a trial that is running, and says why", async () => {
    const people = await peopleAt(first.url);
    const second = await startTrial(folder, taken, "--fresh");
    expect(await second.code()).toBe(1);
    expect(second.output).toMatch(/^Another trial is running on the same data, so nothing was/);
    expect(second.output).not.toContain("    at ");
    expect(await peopleAt(first.url)).toEqual(people);
  });

  it("begins anew when none is running, and leaves alone what is not its own", async () => {
    await first.stop();
    const own = join(folder, "firm.sqlite");
    const others = join(folder, "letter.txt");
    await Promise.all([writeFile(own, "not a database"), writeFile(others, "mine")]);
    first = await startTrial(folder, taken, "--fresh");
    expect(first.url).not.toBe("");
    expect(await readFile(others, "utf8")).toBe("mine");
  });
});
