import { openSourcePage } from "../addin/pane/building/source-page.ts";
import type { LongestBlocks, LongestJudging } from "../addin/pane/building/in-page.ts";
import { report } from "./ratio.ts";
import type { Ratio } from "./ratio.ts";

const entryCount = 100_000;
const invoiceCount = 5_000;
const limitMs = 50;

/** How long the pane's thread is held at most while a large sheet becomes a preview, in Chromium. */
export async function bench(): Promise<Ratio[]> {
  const source = await openSourcePage();
  try {
    const inPage = "/test/addin/pane/building/in-page.ts";
    const longest: LongestBlocks = await source.page.evaluate(
      `import("${inPage}").then((m) => m.longestBlocks(${entryCount}, ${invoiceCount}))`,
    );
    const judging: LongestJudging = await source.page.evaluate(
      `import("${inPage}").then((m) => m.longestJudging(${entryCount}, ${invoiceCount}))`,
    );
    const held = `Pane's thread held by ${entryCount} entries, ms`;
    console.log(`${held}, without a worker: ${longest.directMs.toFixed(1)}`);
    return [
      report(`${held}, understanding`, longest.understandingMs, limitMs, 1),
      report(`${held}, applying the server's check`, judging.checkMs, limitMs, 1),
      report(`${held}, parting billable rows from the others`, judging.judgingMs, limitMs, 1),
      report(`${held}, a filter`, judging.filteringMs, limitMs, 1),
      report(`${held}, sorting its invoices by name`, judging.sortingMs, limitMs, 1),
      report(`${held}, preview`, longest.previewMs, limitMs, 1),
    ];
  } finally {
    await source.close();
  }
}
