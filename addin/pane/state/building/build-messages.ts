import type { Entry } from "#shared/entry.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { NotBillableRow, RowProblem, SheetEntry } from "../../../workbook/rows/sheet-entry.ts";
import type { UnderstoodRows } from "../../../workbook/rows/sheet-entry.ts";
import type { UnderstandOptions } from "../../../workbook/rows/understand-rows.ts";
import type { CellValue, SheetTable } from "../../../workbook/sheet-table.ts";
import type { InvoicePreview, Preview, PreviewSettings } from "../unbilled/preview.ts";

/** What the pane says to the build thread: what is large in slices first, then what to do with it. */
export type BuildRequest =
  | { type: "rows"; rows: CellValue[][] }
  | { type: "entries"; entries: Entry[] }
  | {
      type: "understand";
      table: Omit<SheetTable, "rows">;
      mapping: ColumnMapping;
      options: UnderstandOptions;
    }
  /** The next slice of an answer: asked for one by one, so that the pane is never flooded with them. */
  | { type: "more" }
  | { type: "preview"; settings: PreviewSettings };

/** An invoice without its entries: they stay in the pane and are named by their places. */
export type InvoiceHead = Omit<InvoicePreview, "entries">;

/** What it answers; what is large again in slices, the last message closes the answer. */
export type BuildAnswer =
  | {
      type: "understood-slice";
      entries: SheetEntry[];
      problems: RowProblem[];
      notBillable: NotBillableRow[];
    }
  | {
      type: "understood";
      dateReading: UnderstoodRows["dateReading"];
      openNumbers: UnderstoodRows["openNumbers"];
    }
  | {
      type: "previewed";
      heads: InvoiceHead[];
      /** Places of the entries that were sent, invoice after invoice. */
      places: Uint32Array;
      /** How many of them belong to each invoice. */
      counts: Uint32Array;
      totals: Omit<Preview, "invoices">;
    }
  | { type: "failed"; message: string };
