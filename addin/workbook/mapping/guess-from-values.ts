import { headerScore } from "./header-score.ts";
import { readQuantity } from "../cells/duration-cell.ts";
import { readNumber, textOfDecimal } from "../cells/number-cell.ts";
import type { CellValue, SheetTable } from "../sheet-table.ts";
import type { ColumnProfile } from "./column-profile.ts";
import type { Field, FieldGuess } from "./fields.ts";

/** Fills in what no header named, from the cells alone; adds to `guesses` and `taken`. */
export function guessFromValues(
  table: SheetTable,
  sample: readonly CellValue[][],
  profiles: readonly ColumnProfile[],
  guesses: Map<Field, FieldGuess>,
  taken: Set<number>,
): void {
  const free = (): ColumnProfile[] =>
    profiles.filter(({ column, filled }) => filled > 0 && !taken.has(column));
  const take = (field: Field, column: number | undefined, guess: Omit<FieldGuess, "column">) => {
    if (column === undefined || guesses.has(field)) return;
    guesses.set(field, { column, ...guess });
    taken.add(column);
  };
  take("date", free().find(({ dates }) => dates > 0.8)?.column, {
    certainty: "likely",
    why: "Its cells are dates.",
  });
  const product = findProduct(table, sample, profiles, guesses, taken);
  if (product !== null) {
    const guess = {
      certainty: "likely",
      why: "One of these columns is the two others multiplied.",
    } as const;
    take("quantity", product.quantity, guess);
    take("rate", product.rate, guess);
    take("value", product.value, guess);
  }
  take("currency", free().find(({ currencies }) => currencies > 0.8)?.column, {
    certainty: "likely",
    why: "Its cells are currency codes.",
  });
  take("kind", free().find(({ kinds, texts }) => kinds > 0.8 && texts > 0.8)?.column, {
    certainty: "likely",
    why: "Its cells name time, expenses or fixed fees.",
  });
  take(
    "quantity",
    free().find(({ timeFormat, quantities }) => timeFormat && quantities > 0.8)?.column,
    {
      certainty: "likely",
      why: "Its cells are durations.",
    },
  );
  if (!guesses.has("value") && !(guesses.has("quantity") && guesses.has("rate"))) {
    const amounts = free().filter(
      ({ numbers, runningNumber, column }) =>
        numbers > 0.8 &&
        !runningNumber &&
        headerScore(table.headers[column] ?? "", "quantity") < 0.3,
    );
    if (amounts.length === 1)
      take("value", amounts[0]?.column, {
        certainty: "unsure",
        why: "It is the only column of numbers.",
      });
  }
  guessTexts(free, take, guesses);
}

/** Of the texts that no header named: clients repeat, descriptions are long and rarely do. */
function guessTexts(
  free: () => ColumnProfile[],
  take: (field: Field, column: number | undefined, guess: Omit<FieldGuess, "column">) => void,
  guesses: ReadonlyMap<Field, FieldGuess>,
): void {
  const texts = (): ColumnProfile[] =>
    free().filter(({ texts: share, truths, kinds }) => share > 0.8 && truths < 0.5 && kinds < 0.5);
  if (!guesses.has("client") && !guesses.has("clientCode")) {
    const repeated = texts().filter(
      ({ distinct, filled, meanLength }) =>
        meanLength >= 3 && meanLength <= 40 && (distinct <= 0.7 || filled < 20),
    );
    const best = repeated.toSorted(
      (a, b) => b.distinct * b.meanLength - a.distinct * a.meanLength,
    )[0];
    take("client", best?.column, {
      certainty: "unsure",
      why: "No header says so; its texts repeat as names of clients do.",
    });
  }
  const longest = texts().toSorted((a, b) => b.meanLength - a.meanLength)[0];
  if (longest !== undefined && longest.meanLength > 12)
    take("description", longest.column, {
      certainty: "unsure",
      why: "No header says so; it holds the longest texts.",
    });
}

interface Product {
  quantity: number;
  rate: number;
  value: number;
}

/** Three columns of which one is, to the cent, the product of the others in nine rows of ten. */
function findProduct(
  table: SheetTable,
  sample: readonly CellValue[][],
  profiles: readonly ColumnProfile[],
  guesses: ReadonlyMap<Field, FieldGuess>,
  taken: ReadonlySet<number>,
): Product | null {
  const columnOf = (field: Field): number | null => guesses.get(field)?.column ?? null;
  const candidates = (field: Field): ColumnProfile[] => {
    const known = columnOf(field);
    return profiles.filter(({ column, quantities, filled }) =>
      known === null
        ? !taken.has(column) && filled > 2 && quantities > 0.7
        : column === known && filled > 2,
    );
  };
  if (["quantity", "rate", "value"].every((field) => columnOf(field as Field) !== null))
    return null;
  const numbers = new Map(
    profiles.map(({ column, timeFormat }) => [
      column,
      sample.map((row) => approximate(row[column] ?? null, table, timeFormat)),
    ]),
  );
  for (const value of candidates("value"))
    for (const quantity of candidates("quantity"))
      for (const rate of candidates("rate")) {
        const columns = [value.column, quantity.column, rate.column];
        if (new Set(columns).size < 3 || value.timeFormat || rate.timeFormat) continue;
        if (!multiplies(numbers, value.column, quantity.column, rate.column)) continue;
        // hours vary from row to row, rates are a few numbers that repeat
        const swap =
          columnOf("quantity") === null &&
          columnOf("rate") === null &&
          !quantity.timeFormat &&
          rate.distinct > quantity.distinct;
        return {
          value: value.column,
          quantity: swap ? rate.column : quantity.column,
          rate: swap ? quantity.column : rate.column,
        };
      }
  return null;
}

/** Good enough to recognise a product; never used as money. */
function approximate(cell: CellValue, table: SheetTable, timeFormat: boolean): number | null {
  const quantity = readQuantity(cell, table.separators, timeFormat);
  if (quantity.type === "quantity") return quantity.quantityMicro / 1e6;
  const number = readNumber(cell, table.separators);
  return number.type === "number" ? Number(textOfDecimal(number.decimal)) : null;
}

function multiplies(
  numbers: ReadonlyMap<number, readonly (number | null)[]>,
  value: number,
  quantity: number,
  rate: number,
): boolean {
  const [values = [], quantities = [], rates = []] = [value, quantity, rate].map(
    (column) => numbers.get(column) ?? [],
  );
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
  return tested >= 3 && equal >= 0.9 * tested;
}
