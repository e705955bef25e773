import { openSourcePage } from "../addin/pane/building/source-page.ts";
import { report } from "./ratio.ts";
import type { Ratio } from "./ratio.ts";

const entryCount = 100_000;
const invoiceCount = 5_000;
const limitMs = 50;

/** How long the pane's thread is held at most while a worker understands and builds, in Chromium. */
export async function bench(): Promise<Ratio[]> {
  const source = await openSourcePage();
  try {
    const inPage = "/test/addin/pane/building/in-page.ts";
    const longest: { understandingMs: number; previewMs: number; directMs: number } =
      await source.page.evaluate(
        `import("${inPage}").then((m) => m.longestBlocks(${entryCount}, ${invoiceCount}))`,
      );
    const held = `Pane's thread held by ${entryCount} entries, ms`;
    console.log(`${held}, without a worker: ${longest.directMs.toFixed(1)}`);
    return [
      report(`${held}, understanding`, longest.understandingMs, limitMs, 1),
      report(`${held}, preview`, longest.previewMs, limitMs, 1),
    ];
  } finally {
    await source.close();
  }
}
