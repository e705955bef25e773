import type { CommitUploadBody } from "#shared/wire/upload.ts";

/**
 * A pane's share of the work, in a process of its own: sends chunks and commits, and meanwhile reads the list of
 * runs ten times a second. Talks to its parent by messages.
 */
export interface UploadOrder {
  base: string;
  token: string;
  uploadId: string;
  chunks: string[];
  commit: CommitUploadBody;
}

export interface UploadReport {
  milliseconds: number;
  uploadMilliseconds: number;
  reads: number;
  slowestReadMilliseconds: number;
}

const readEveryMilliseconds = 100;

process.on("message", (order: UploadOrder) => {
  void carryOut(order).then((report) => process.send?.(report));
});

async function carryOut(order: UploadOrder): Promise<UploadReport> {
  const reading = readRuns(order);
  const start = performance.now();
  for (const [number, body] of order.chunks.entries()) {
    await send(order, "PUT", `uploads/${order.uploadId}/chunks/${number}`, body);
  }
  const uploaded = performance.now();
  await send(order, "POST", `uploads/${order.uploadId}/commit`, JSON.stringify(order.commit));
  const end = performance.now();
  const { reads, slowestReadMilliseconds } = await reading.stop();
  return {
    milliseconds: end - start,
    uploadMilliseconds: uploaded - start,
    reads,
    slowestReadMilliseconds,
  };
}

function readRuns(order: UploadOrder) {
  let stopped = false;
  let reads = 0;
  let slowestReadMilliseconds = 0;
  const done = (async () => {
    while (!stopped) {
      const start = performance.now();
      await send(order, "GET", "runs");
      reads += 1;
      slowestReadMilliseconds = Math.max(slowestReadMilliseconds, performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, readEveryMilliseconds));
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      await done;
      return { reads, slowestReadMilliseconds };
    },
  };
}

async function send(order: UploadOrder, method: string, path: string, body?: string) {
  const response = await fetch(`${order.base}/api/${path}`, {
    method,
    headers: { authorization: `Bearer ${order.token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
}
