import type { Workbook } from "../workbook.ts";

/** Time and its passing, handed in so that tests need not wait. */
export interface Timer {
  /** Calls back once after so many milliseconds; returns how to cancel. */
  after(milliseconds: number, call: () => void): () => void;
}

export interface ExcelDependencies {
  /** Microsoft's namespace; the page's own when left out. */
  excel?: Pick<typeof Excel, "run">;
  /** Whether this Excel has a requirement set, e.g. `supports("ExcelApi", "1.20")`. */
  supports: (set: string, version: string) => boolean;
  /** A new key for a row, never given before; a random UUID when left out. */
  newKey?: () => string;
  timer?: Timer;
}

/** The workbook that is open in Excel. */
export function openWorkbook(_dependencies: ExcelDependencies): Workbook {
  throw new Error("not written yet");
}
