import { parentPort, workerData } from "node:worker_threads";
import { invoicePdf } from "../invoice-pdf.ts";
import { sha256Of } from "../sha256.ts";
import { loadTypeface } from "../type/typeface.ts";
import type { RenderAnswer, RenderOrder, WorkerSetting } from "./render-pool.ts";

// safe because render-pool.ts alone starts this thread and writes to it
const { extraFontPath } = workerData as WorkerSetting;
const typeface = loadTypeface(extraFontPath);

parentPort?.on("message", ({ invoice }: RenderOrder) => void answer(invoice));

async function answer(invoice: RenderOrder["invoice"]): Promise<void> {
  try {
    const bytes = await invoicePdf(invoice, await typeface);
    const done: RenderAnswer = { document: { bytes, sha256: sha256Of(bytes) } };
    parentPort?.postMessage(done, [bytes.buffer]);
  } catch (error) {
    const failed: RenderAnswer = { reason: error instanceof Error ? error.message : String(error) };
    parentPort?.postMessage(failed, []);
  }
}
