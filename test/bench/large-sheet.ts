import type { SampleSheet } from "../../addin/trial/sample-sheet.ts";

const headers =
  "Date|Client|Client code|Work item|Person|Description|Hours|Rate|Amount|Currency|Tax code|Kind";

/** A table "Large" of 12 columns and as many rows, for 5,000 clients. */
export function largeSheet(rowCount: number): SampleSheet {
  const rows = Array.from({ length: rowCount }, (_, i) => {
    const hours = (1 + (i % 14)) / 4;
    return [
      46_327 + (i % 30),
      `Client ${i % 5_000} Ltd`,
      `C${i % 5_000}`,
      `Year end ${i % 7}`,
      `Person ${i % 12}`,
      `Preparing schedule ${i} of the file`,
      hours,
      120,
      hours * 120,
      "GBP",
      "STD",
      "Time",
    ];
  });
  return {
    name: "Large",
    cells: [headers.split("|"), ...rows],
    numberFormats: { 0: "dd/mm/yyyy" },
    tables: [{ name: "Large", top: 0, left: 0, rows: rowCount + 1, columns: 12 }],
  };
}
