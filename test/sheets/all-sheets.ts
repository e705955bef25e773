import { bigTime } from "./tools/big-time.ts";
import { clio } from "./tools/clio.ts";
import { clockify } from "./tools/clockify.ts";
import { dutchList } from "./own/dutch.ts";
import { englishList } from "./own/english.ts";
import { erpNext } from "./tools/erp-next.ts";
import { everhour } from "./tools/everhour.ts";
import { frenchList } from "./own/french.ts";
import { freshBooks } from "./tools/fresh-books.ts";
import { germanList } from "./own/german.ts";
import { harvest } from "./tools/harvest.ts";
import { italianList } from "./own/italian.ts";
import { karbon } from "./tools/karbon.ts";
import { kimai } from "./tools/kimai.ts";
import { odoo } from "./tools/odoo.ts";
import { portugueseList } from "./own/portuguese.ts";
import { quickBooksOnline, quickBooksOnlineShorter } from "./tools/quick-books-online.ts";
import { quickBooksTime } from "./tools/quick-books-time.ts";
import { spanishList } from "./own/spanish.ts";
import { swappedList } from "./own/swapped.ts";
import { tempo } from "./tools/tempo.ts";
import { toggl } from "./tools/toggl.ts";
import { xeroPracticeManager } from "./tools/xero-practice.ts";
import { zohoBooks } from "./tools/zoho-books.ts";
import type { SheetCase } from "./sheet-case.ts";

/** Every sample sheet with its expected reading: exports in the layouts of tools, then lists kept by hand. */
export const allSheets: SheetCase[] = [
  harvest,
  toggl,
  clockify,
  kimai,
  everhour,
  tempo,
  quickBooksTime,
  quickBooksOnline,
  quickBooksOnlineShorter,
  xeroPracticeManager,
  karbon,
  clio,
  freshBooks,
  bigTime,
  zohoBooks,
  odoo,
  erpNext,
  germanList,
  frenchList,
  spanishList,
  italianList,
  dutchList,
  portugueseList,
  englishList,
  swappedList,
];
