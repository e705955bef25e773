import type { NumberSeriesView } from "#shared/wire/number-series.ts";
import { bodyOf, init } from "./connect.ts";
import type { Connected } from "./connect.ts";

/** How invoices and credit notes are numbered. */
export function numberSeriesApi(api: Connected) {
  return {
    numberSeries: (signal?: AbortSignal): Promise<NumberSeriesView[]> =>
      bodyOf(api["number-series"].$get({}, init({ signal }))),
    changeNumberSeries: (
      series: NumberSeriesView["series"],
      version: number,
      json: { prefix: string; nextNumber: number; leaveGap: boolean },
    ): Promise<NumberSeriesView> =>
      bodyOf(
        api["number-series"][":series"].$patch({ param: { series }, json }, init({ version })),
      ),
  };
}
