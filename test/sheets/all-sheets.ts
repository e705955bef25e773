import { ownLists } from "./own/own-lists.ts";
import { businessSuites } from "./tools/business-suites.ts";
import { practiceTools } from "./tools/practice-tools.ts";
import { timeTrackers } from "./tools/time-trackers.ts";
import type { SheetCase } from "./sheet-case.ts";

/** Every sample sheet with its expected reading. */
export const allSheets: SheetCase[] = [
  ...timeTrackers,
  ...practiceTools,
  ...businessSuites,
  ...ownLists,
];
