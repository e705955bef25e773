import type { NumberSeriesView } from "#shared/wire/number-series.ts";
import { listNumberSeries } from "../../storage/posting/number-series.ts";
import type { NumberSeries } from "../../storage/posting/number-series.ts";
import type { Context } from "../context.ts";

/** How invoices and credit notes are numbered (R14). */
export async function showNumberSeries({ database }: Context): Promise<NumberSeriesView[]> {
  return (await listNumberSeries(database.read)).map(seriesView);
}

export function seriesView(stored: NumberSeries): NumberSeriesView {
  const { series, prefix, nextNumber, lastIssued, confirmed, version } = stored;
  const lastNumber = lastIssued === 0 ? null : `${prefix}${lastIssued}`;
  return { series, prefix, nextNumber, lastNumber, confirmed, version };
}
