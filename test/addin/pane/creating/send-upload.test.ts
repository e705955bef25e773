import { describe, expect, it } from "vitest";
import { ConnectionError, ProblemError } from "../../../../addin/api/problem-error.ts";
import { sendUpload } from "../../../../addin/pane/state/creating/send-upload.ts";
import type { Upload } from "../../../../addin/pane/state/creating/send-upload.ts";
import type { CommittedUpload, UploadEntry } from "#shared/wire/upload.ts";
import type { ProblemCode } from "#shared/wire/problem.ts";

const made: CommittedUpload = { runId: "r1", entryCount: 3, invoiceCount: 1, invoiceIds: ["i1"] };

function entry(key: string): UploadEntry {
  return {
    key,
    fingerprint: `f-${key}`,
    clientId: "c1",
    kind: "time",
    workItem: "",
    date: null,
    person: "",
    partner: "",
    description: "",
    quantityMicro: null,
    rateMicro: null,
    valueMinor: 100,
    currency: "GBP",
    taxCode: null,
    groupLabel: "",
    writeOnOffMinor: 0,
    carriedMinor: 0,
    confirmedNotBilled: false,
  };
}

const upload: Upload = {
  uploadId: "u1",
  chunks: [[entry("a"), entry("b")], [entry("c")]],
  commit: {
    chunkCount: 2,
    expected: { entryCount: 3, invoiceCount: 1, netByCurrency: [], grossByCurrency: [] },
    target: { type: "draft-run", runId: "r1" },
  },
};

function refusal(code: ProblemCode): ProblemError {
  return new ProblemError({
    type: "about:blank",
    title: "No",
    status: 409,
    detail: "No.",
    requestId: "q",
    code,
  });
}

/** A server that keeps chunks and makes one run an upload; the line can be cut at a given message. */
function server(options: { cutAnswerOf?: string; cutRequestOf?: string } = {}) {
  const chunks = new Set<number>();
  const said: string[] = [];
  let runs = 0;
  let cut = false;
  async function pass<T>(message: string, act: () => T): Promise<T> {
    said.push(message);
    if (message === options.cutRequestOf && !cut) {
      cut = true;
      throw new ConnectionError(new Error("cut"));
    }
    const answer = act();
    if (message === options.cutAnswerOf && !cut) {
      cut = true;
      throw new ConnectionError(new Error("cut"));
    }
    return answer;
  }
  return {
    said,
    runs: () => runs,
    api: {
      putChunk: (_id: string, number: number) =>
        pass(`chunk ${number}`, () => void chunks.add(number)),
      commitUpload: () =>
        pass("commit", () => {
          if (runs === 0 && chunks.size < 2) throw refusal("upload-incomplete");
          runs = 1;
          return made;
        }),
    },
  };
}

describe("sending an upload", () => {
  it("sends every chunk, then commits, and tells how far it is", async () => {
    const { api, said } = server();
    const progress: string[] = [];
    const committed = await sendUpload(api, upload, {
      repeat: false,
      onProgress: ({ sentEntries, totalEntries, committing }) =>
        progress.push(`${sentEntries}/${totalEntries}${committing ? " committing" : ""}`),
    });
    expect(committed).toEqual(made);
    expect(said).toEqual(["chunk 0", "chunk 1", "commit"]);
    expect(progress).toEqual(["0/3", "2/3", "3/3", "3/3 committing"]);
  });

  it("gets the same run when the answer of the commit was lost", async () => {
    const { api, said, runs } = server({ cutAnswerOf: "commit" });
    await expect(sendUpload(api, upload, { repeat: false })).rejects.toThrow(ConnectionError);
    expect(await sendUpload(api, upload, { repeat: true })).toEqual(made);
    expect(runs()).toBe(1);
    expect(said.slice(-1)).toEqual(["commit"]);
  });

  it.each(["chunk 0", "chunk 1", "commit"])(
    "makes one run when the line was cut before %s arrived",
    async (message) => {
      const { api, runs } = server({ cutRequestOf: message });
      await expect(sendUpload(api, upload, { repeat: false })).rejects.toThrow(ConnectionError);
      expect(await sendUpload(api, upload, { repeat: true })).toEqual(made);
      expect(runs()).toBe(1);
    },
  );

  it("tells the refusal when the rows are gone with the pane and never arrived whole", async () => {
    const { api, runs } = server();
    const left = { ...upload, chunks: null };
    await expect(sendUpload(api, left, { repeat: true })).rejects.toMatchObject({
      code: "upload-incomplete",
    });
    expect(runs()).toBe(0);
  });

  it("makes nothing when it is cancelled before the commit", async () => {
    const { api, said, runs } = server();
    const abort = new AbortController();
    const sending = sendUpload(api, upload, {
      repeat: false,
      signal: abort.signal,
      onProgress: ({ sentEntries }) => sentEntries === 3 && abort.abort(),
    });
    await expect(sending).rejects.toMatchObject({ name: "AbortError" });
    expect(said).not.toContain("commit");
    expect(runs()).toBe(0);
  });
});
