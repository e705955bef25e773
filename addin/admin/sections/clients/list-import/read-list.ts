/** The cells of a list as text, row by row. */
export type Cells = string[][];

type Cell = string | number | boolean | Date | null;

/** More would be no client list, and would make the browser slow. */
export const largestFileBytes = 10_000_000;

/** A list copied from a sheet or written by hand: tabs, or commas or semicolons. */
export async function readPasted(text: string): Promise<Cells> {
  const { parseCsv } = await import("hucre/csv");
  return tidied(parseCsv(text, text.includes("\t") ? { delimiter: "\t" } : {}));
}

/** The first sheet of a workbook, or a text file. Throws where the file cannot be read as either. */
export async function readFile(file: File): Promise<Cells> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!isZip(bytes)) return readPasted(textOf(bytes));
  const { readXlsx } = await import("hucre/xlsx");
  const { sheets } = await readXlsx(bytes, {
    sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
  });
  return tidied(sheets[0]?.rows ?? []);
}

/** Every XLSX file is a ZIP archive. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** UTF-8, or what Excel writes where it does not write that. */
function textOf(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (utf16) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function tidied(rows: readonly (readonly Cell[])[]): Cells {
  return rows
    .map((row) => row.map((cell) => cellText(cell)))
    .filter((row) => row.some((text) => text !== ""));
}

function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}
