/** One sheet of the sample workbook, as plain content. Rows and columns count from 0; dates are ISO text or serials. */
export type SampleSheet = {
  name: string;
  cells: (string | number | boolean | null)[][];
  /** Number format by column, for all rows of `cells` (and of the table's body only, where the sheet has tables). */
  numberFormats?: Record<number, string>;
  /** Widths in pixels, by column. */
  columnWidths?: number[];
  hiddenColumns?: number[];
  tables?: SampleTable[];
};

/** `rows` includes the header row. */
export type SampleTable = {
  name: string;
  top: number;
  left: number;
  rows: number;
  columns: number;
};
