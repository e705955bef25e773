import type { ColumnName, InvoiceView, InvoiceViewRow } from "../invoice-view.ts";
import { contentWidth, hairline, paper, strongLine, styles } from "./paper.ts";
import type { Part } from "./placed.ts";
import type { Sheets } from "./sheets.ts";

interface Column {
  name: ColumnName;
  x: number;
  width: number;
}

const gap = 14;
const rowPadding = 4.5;
const headHeight = 20;
const carriedHeight = styles.carried.leading + 2 * rowPadding;
/** Narrower than this a description is hard to read, so that heads of columns rather break. */
const leastDescription = 130;

/**
 * The lines of the invoice over as many pages as they take. Each page repeats the head of the table and, but for the
 * first, what was brought forward; `closing` is the height that should stay together with the last line.
 */
export function layOutTable(sheets: Sheets, view: InvoiceView, closing: number): void {
  const columns = columnsOf(sheets, view);
  const table: Part = { type: "Table", parent: null };
  layOutColumnHeads(sheets, view, columns, table);
  view.rows.forEach((row, index) => {
    const isLast = index === view.rows.length - 1;
    const lines = descriptionLines(sheets, row, columns);
    const height = lines.length * styles.cell.leading + 2 * rowPadding;
    const before = view.rows[index - 1];
    const needed = height + (isLast ? closing : carriedHeight);
    const fitsOnAPage = needed < paper.bottom - paper.continued - headHeight - carriedHeight;
    // The last line goes with the totals, unless all of it would not fit on any page.
    if (sheets.room < needed && fitsOnAPage && before !== undefined) {
      turnPage(sheets, view, columns, before.runningTotal);
    }
    layOutRow(sheets, { view, columns, row, lines, table, isLast });
  });
}

interface RowLayout {
  view: InvoiceView;
  columns: readonly Column[];
  row: InvoiceViewRow;
  lines: readonly string[];
  table: Part;
  isLast: boolean;
}

function layOutRow(sheets: Sheets, layout: RowLayout): void {
  const { view, columns, row, lines, table, isLast } = layout;
  const { leading } = styles.cell;
  const tr: Part = { type: "TR", parent: table };
  const cells = columns.map((column) => ({ column, part: { type: "TD", parent: tr } as const }));
  sheets.y += rowPadding;
  lines.forEach((line, index) => {
    if (sheets.room < leading + rowPadding + carriedHeight) {
      const carried = index === 0 ? previousTotal(view, row) : row.runningTotal;
      turnPage(sheets, view, columns, carried);
      sheets.y += rowPadding;
    }
    for (const { column, part } of cells) {
      const { name, x, width } = column;
      const text = name === "description" ? line : index === 0 ? row[name] : "";
      const align = name === "description" ? "left" : "right";
      sheets.line(text, sheets.y, { x, width, style: styles.cell, part, align });
    }
    sheets.y += leading;
  });
  sheets.y += rowPadding;
  const isEnd = isLast;
  sheets.rule(
    sheets.y,
    paper.left,
    contentWidth,
    isEnd ? 0.75 : 0.5,
    isEnd ? strongLine : hairline,
  );
}

function previousTotal({ rows }: InvoiceView, row: InvoiceViewRow): string | null {
  return rows[rows.indexOf(row) - 1]?.runningTotal ?? null;
}

/** Ends the page with what is carried forward and begins the next with the same sum. */
function turnPage(
  sheets: Sheets,
  view: InvoiceView,
  columns: readonly Column[],
  sum: string | null,
): void {
  if (sum !== null) layOutCarried(sheets, view.carriedForward, sum);
  sheets.nextPage();
  layOutColumnHeads(sheets, view, columns, null);
  if (sum === null) return;
  layOutCarried(sheets, view.broughtForward, sum);
  sheets.rule(sheets.y, paper.left, contentWidth, 0.5, hairline);
}

function layOutCarried(sheets: Sheets, label: string, sum: string): void {
  const box = { x: paper.left, width: contentWidth, style: styles.carried, part: null };
  const y = sheets.y + rowPadding;
  sheets.line(label, y, box);
  sheets.line(sum, y, { ...box, align: "right" });
  sheets.y += carriedHeight;
}

/** The heads are read out once, with the first page; further on they are decoration. */
function layOutColumnHeads(
  sheets: Sheets,
  view: InvoiceView,
  columns: readonly Column[],
  table: Part | null,
): void {
  const style = styles.columnHead;
  const row: Part | null = table && { type: "TR", parent: table };
  const heads = columns.map((column) => ({
    column,
    lines: sheets.wrap(view.columns[column.name], column.width + 0.1, style),
    part: row && ({ type: "TH", parent: row, scope: "Column" } as const),
  }));
  const most = Math.max(...heads.map(({ lines }) => lines.length));
  const bottom = sheets.y + (most - 1) * style.leading;
  for (const { column, lines, part } of heads) {
    const align = column.name === "description" ? "left" : "right";
    lines.forEach((line, index) => {
      const y = bottom - (lines.length - 1 - index) * style.leading;
      sheets.line(line, y, { ...column, style, part, align });
    });
  }
  sheets.y = bottom + style.leading + 5;
  sheets.rule(sheets.y, paper.left, contentWidth, 0.75, strongLine);
}

function descriptionLines(
  sheets: Sheets,
  row: InvoiceViewRow,
  columns: readonly Column[],
): string[] {
  const width = columns.find(({ name }) => name === "description")?.width ?? contentWidth;
  return sheets.wrap(row.description, width, styles.cell);
}

/** Numbers get the width of the widest, the description what is left. */
function columnsOf(sheets: Sheets, view: InvoiceView): Column[] {
  const numeric = view.shownColumns.filter((name) => name !== "description");
  const widest = numeric.map((name) => {
    const texts = new Set(view.rows.map((row) => row[name]));
    if (name === "amount") for (const row of view.rows) texts.add(row.runningTotal);
    const values = [...texts].map((text) => sheets.widthOf(text, styles.cell));
    const head = view.columns[name];
    const words = head.split(" ").map((word) => sheets.widthOf(word, styles.columnHead));
    const whole = sheets.widthOf(head, styles.columnHead);
    return { name, whole: Math.max(...values, whole), least: Math.max(...values, ...words) };
  });
  const left = (key: "whole" | "least") =>
    contentWidth - widest.reduce((sum, column) => sum + column[key] + gap, 0);
  const key = left("whole") >= leastDescription ? "whole" : "least";
  const columns: Column[] = [{ name: "description", x: paper.left, width: left(key) }];
  let x = paper.left + left(key);
  for (const column of widest) {
    columns.push({ name: column.name, x: x + gap, width: column[key] });
    x += gap + column[key];
  }
  return columns;
}
