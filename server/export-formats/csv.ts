/** Fields are quoted where another program could split them: comma, semicolon, quote. */
const needsQuotes = /[",;]/;

/** What starts a formula in a spreadsheet, the full-width forms of Asian input included. */
const formulaStart = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * Text of others, made so that no spreadsheet takes it for a formula (P16): control characters and line breaks
 * become spaces, and an apostrophe stands before what would begin a formula, at the start or after a semicolon,
 * where half of the world's spreadsheets begin the next cell. Not for numbers: a negative one stays a number.
 */
export function harmlessText(text: string): string {
  const plain = text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
  const guarded = plain.replace(/;(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/g, ";'");
  return formulaStart.test(guarded) ? `'${guarded}` : guarded;
}

/** RFC 4180 in UTF-8 without a byte order mark; every row ends with CRLF. */
export function csvBytes(rows: readonly (readonly string[])[]): Uint8Array {
  const text = rows.map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
  return new TextEncoder().encode(text);
}

function csvField(field: string): string {
  return needsQuotes.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
