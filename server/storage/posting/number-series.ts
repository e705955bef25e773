import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { NumberStretch } from "../../domain/posting/numbering.ts";
import type { Reader, Tx } from "../database.ts";
import type { NumberSeriesTable } from "../tables.ts";

type SeriesName = NumberSeriesTable["series"];

/** How a series stands. */
export interface NumberSeries {
  series: SeriesName;
  prefix: string;
  nextNumber: number;
  /** The last number given under this prefix; 0 when there is none. */
  lastIssued: number;
  /** False in a restored copy, until somebody has said which number comes next. */
  confirmed: boolean;
  version: number;
}

/** Invoices first. */
export async function listNumberSeries(reader: Reader): Promise<NumberSeries[]> {
  const rows = await reader
    .selectFrom("number_series")
    .selectAll()
    .orderBy("series", "desc")
    .execute();
  return rows.map(seriesOf);
}

/**
 * Takes the next numbers of a series (R14, P7). The counter goes back with the transaction, so a refusal leaves no
 * gap; the one writer (design §4) makes sure that nobody else takes the same.
 */
export async function takeNumbers(
  trx: Tx,
  series: SeriesName,
  count: number,
): Promise<NumberStretch> {
  const taken = await trx
    .updateTable("number_series")
    .set((eb) => ({
      next_number: eb("next_number", "+", count),
      last_issued: eb("next_number", "+", count - 1),
      version: eb("version", "+", 1),
    }))
    .where("series", "=", series)
    .returning(["prefix", "next_number"])
    .executeTakeFirst();
  if (taken === undefined) throw new Error(`There is no number series for ${series}.`);
  return { prefix: taken.prefix, firstNumber: taken.next_number - count, count };
}

/** Whether the next numbers are free for all that is known; in a restored copy they may have been given since. */
export async function areNumbersConfirmed(reader: Reader): Promise<boolean> {
  const doubtful = await reader
    .selectFrom("number_series")
    .select("series")
    .where("confirmed", "=", 0)
    .executeTakeFirst();
  return doubtful === undefined;
}

/** Lets no number be given before somebody has said which comes next. */
export async function doubtNumbers(trx: Tx): Promise<void> {
  await trx
    .updateTable("number_series")
    .set((eb) => ({ confirmed: 0, version: eb("version", "+", 1) }))
    .where("confirmed", "=", 1)
    .execute();
}

/** The highest number that was ever given under a prefix; 0 when there is none. */
export async function highestNumberUnder(reader: Reader, prefix: string): Promise<number> {
  const rest = sql<string>`substr(number, ${sql.lit(prefix.length + 1)})`;
  const row = await reader
    .selectFrom("invoices")
    .where("number", "is not", null)
    .where(sql<boolean>`substr(number, 1, ${sql.lit(prefix.length)}) = ${prefix}`)
    .where(sql<boolean>`${rest} <> '' and ltrim(${rest}, '0123456789') = ''`)
    .select(sql<number | null>`max(cast(${rest} as bigint))`.as("highest"))
    .executeTakeFirst();
  return row?.highest ?? 0;
}

/** Whoever sets the next number confirms it. */
export async function saveNumberSeries(
  trx: Tx,
  before: NumberSeries,
  next: Pick<NumberSeries, "prefix" | "nextNumber" | "lastIssued">,
): Promise<NumberSeries> {
  const saved = { ...before, ...next, confirmed: true, version: before.version + 1 };
  await trx
    .updateTable("number_series")
    .set({
      prefix: saved.prefix,
      next_number: saved.nextNumber,
      last_issued: saved.lastIssued,
      confirmed: 1,
      version: saved.version,
    })
    .where("series", "=", before.series)
    .execute();
  return saved;
}

function seriesOf(row: Selectable<NumberSeriesTable>): NumberSeries {
  const { series, prefix, version } = row;
  return {
    series,
    prefix,
    nextNumber: row.next_number,
    lastIssued: row.last_issued,
    confirmed: row.confirmed === 1,
    version,
  };
}
