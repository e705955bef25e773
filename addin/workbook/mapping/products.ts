import { readingOfColumn } from "../cells/column-reading.ts";
import { readQuantity } from "../cells/duration-cell.ts";
import { readNumber, textOfDecimal } from "../cells/number-cell.ts";
import type { ColumnReading } from "../cells/column-reading.ts";
import type { CellValue, SheetTable } from "../sheet-table.ts";
import type { ColumnProfile } from "./column-profile.ts";
import type { Field, FieldGuess } from "./fields.ts";

export interface Product {
  quantity: number;
  rate: number;
  value: number;
}

/** Numbers by column, good enough to recognise a product; never used as money. */
export type ColumnNumbers = ReadonlyMap<number, readonly (number | null)[]>;

const mostRows = 120;

/** The numbers of the columns that have some, in a few rows spread over the sample. */
export function numbersOf(
  table: SheetTable,
  sample: readonly CellValue[][],
  profiles: readonly ColumnProfile[],
): ColumnNumbers {
  const step = Math.max(1, Math.floor(sample.length / mostRows));
  const rows = sample.filter((_, index) => index % step === 0);
  return new Map(
    profiles
      .filter(({ quantities }) => quantities > 0.5)
      .map(({ column }) => {
        const reading = readingOfColumn(table, rows, column);
        return [column, rows.map((row) => approximate(row[column] ?? null, reading))];
      }),
  );
}

function approximate(
  cell: CellValue,
  { separators, unit }: Pick<ColumnReading, "separators" | "unit">,
): number | null {
  const quantity = readQuantity(cell, separators, unit);
  if (quantity.type === "quantity") return quantity.quantityMicro / 1e6;
  const number = readNumber(cell, separators);
  return number.type === "number" ? Number(textOfDecimal(number.decimal)) : null;
}

/** In which share of the rows value = quantity × rate, to the cent; 0 when too few rows can tell. */
export function shareMultiplied(
  numbers: ColumnNumbers,
  { value, quantity, rate }: Product,
): number {
  const values = numbers.get(value) ?? [];
  const quantities = numbers.get(quantity) ?? [];
  const rates = numbers.get(rate) ?? [];
  let tested = 0;
  let equal = 0;
  for (const [index, amount] of values.entries()) {
    const [count, price] = [quantities[index] ?? null, rates[index] ?? null];
    if (amount === null || count === null || price === null) continue;
    // products with 0 and 1 prove nothing
    if (amount === 0 || Math.abs(count) === 1 || Math.abs(price) === 1) continue;
    tested += 1;
    if (Math.abs(count * price - amount) <= 0.011) equal += 1;
  }
  return tested >= 3 ? equal / tested : 0;
}

/**
 * Where several columns could be quantity, rate or value by their headers ("Hours" and "Hours rounded", "Price" and
 * "Hourly price"), the three that multiply are meant. Null when the headers' first choice multiplies as well as any.
 */
export function productOfHeaders(
  numbers: ColumnNumbers,
  score: (column: number, field: "quantity" | "rate" | "value") => number,
  guesses: ReadonlyMap<Field, FieldGuess>,
): Product | null {
  const columns = (field: "quantity" | "rate" | "value"): number[] =>
    [...numbers.keys()].filter((column) => score(column, field) >= 0.3);
  const current = chosenProduct(guesses);
  let bestShare = current === null ? 0 : shareMultiplied(numbers, current);
  let bestScore = current === null ? 0 : scoreOf(current);
  let best: Product | null = null;
  function scoreOf({ value, quantity, rate }: Product): number {
    return score(value, "value") + score(quantity, "quantity") + score(rate, "rate");
  }
  for (const value of columns("value"))
    for (const quantity of columns("quantity"))
      for (const rate of columns("rate")) {
        if (value === quantity || value === rate || quantity === rate) continue;
        const product = { value, quantity, rate };
        const share = shareMultiplied(numbers, product);
        if (share < 0.6 || share < bestShare) continue;
        const sum = scoreOf(product);
        if (share === bestShare && sum <= bestScore) continue;
        [best, bestShare, bestScore] = [product, share, sum];
      }
  return best;
}

function chosenProduct(guesses: ReadonlyMap<Field, FieldGuess>): Product | null {
  const columnOf = (field: Field): number | null => guesses.get(field)?.column ?? null;
  const [quantity, rate, value] = [columnOf("quantity"), columnOf("rate"), columnOf("value")];
  return quantity === null || rate === null || value === null ? null : { quantity, rate, value };
}

/** Three columns, named by headers as far as they are, of which one is the product of the others in nine rows of ten. */
export function productOfValues(
  numbers: ColumnNumbers,
  profiles: readonly ColumnProfile[],
  guesses: ReadonlyMap<Field, FieldGuess>,
  taken: ReadonlySet<number>,
): Product | null {
  if (chosenProduct(guesses) !== null) return null;
  const columnOf = (field: Field): number | null => guesses.get(field)?.column ?? null;
  const candidates = (field: Field): ColumnProfile[] => {
    const known = columnOf(field);
    return profiles.filter(({ column, quantities, filled }) =>
      known === null
        ? !taken.has(column) && filled > 2 && quantities > 0.7
        : column === known && filled > 2,
    );
  };
  for (const value of candidates("value"))
    for (const quantity of candidates("quantity"))
      for (const rate of candidates("rate")) {
        const columns = [value.column, quantity.column, rate.column];
        if (new Set(columns).size < 3 || value.timeFormat || rate.timeFormat) continue;
        const product = { value: value.column, quantity: quantity.column, rate: rate.column };
        if (shareMultiplied(numbers, product) < 0.9) continue;
        // hours vary from row to row, rates are a few numbers that repeat
        const swap =
          columnOf("quantity") === null &&
          columnOf("rate") === null &&
          !quantity.timeFormat &&
          rate.distinct > quantity.distinct;
        return swap ? { ...product, quantity: product.rate, rate: product.quantity } : product;
      }
  return null;
}
