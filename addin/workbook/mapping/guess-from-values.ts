import { headerScore } from "./header-score.ts";
import { productOfValues } from "./products.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { ColumnProfile } from "./column-profile.ts";
import type { Field, FieldGuess } from "./fields.ts";
import type { ColumnNumbers } from "./products.ts";

/** Fills in what no header named, from the cells alone; adds to `guesses` and `taken`. */
export function guessFromValues(
  table: SheetTable,
  numbers: ColumnNumbers,
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
  const product = productOfValues(numbers, profiles, guesses, taken);
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
    free().filter(
      ({ texts: share, truths, kinds, emails }) =>
        share > 0.8 && truths < 0.5 && kinds < 0.5 && emails < 0.5,
    );
  // where a header names the work, what it names stands for the client sooner than any column of texts
  if (!guesses.has("client") && !guesses.has("clientCode") && !guesses.has("workItem")) {
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
