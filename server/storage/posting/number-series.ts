import type { NumberStretch } from "../../domain/numbering.ts";
import type { Tx } from "../database.ts";
import type { NumberSeriesTable } from "../tables.ts";

/**
 * Takes the next numbers of a series (R14, P7). The counter goes back with the transaction, so a refusal leaves no
 * gap; the one writer (design §4) makes sure that nobody else takes the same.
 */
export async function takeNumbers(
  trx: Tx,
  series: NumberSeriesTable["series"],
  count: number,
): Promise<NumberStretch> {
  const taken = await trx
    .updateTable("number_series")
    .set((eb) => ({ next_number: eb("next_number", "+", count) }))
    .where("series", "=", series)
    .returning(["prefix", "next_number"])
    .executeTakeFirst();
  if (taken === undefined) throw new Error(`There is no number series for ${series}.`);
  return { prefix: taken.prefix, firstNumber: taken.next_number - count, count };
}
