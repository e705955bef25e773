import type { Entry } from "#shared/entry.ts";
import { understandRows } from "../../../workbook/rows/understand-rows.ts";
import type { CellValue } from "../../../workbook/sheet-table.ts";
import { previewOf } from "../unbilled/preview.ts";
import type { InvoicePreview, Preview } from "../unbilled/preview.ts";
import type { BuildAnswer, BuildRequest, InvoiceHead } from "./build-messages.ts";

const answerSlice = 500;

/** The build thread's side of the conversation: takes requests, posts answers. */
export function createBuildJobs(
  post: (answer: BuildAnswer) => void,
): (request: BuildRequest) => void {
  let rows: CellValue[][] = [];
  let entries: Entry[] = [];

  function work(request: BuildRequest): void {
    switch (request.type) {
      case "rows":
        rows.push(...request.rows);
        break;
      case "entries":
        entries.push(...request.entries);
        break;
      case "understand": {
        const table = { ...request.table, rows };
        rows = [];
        understand(table, request, post);
        break;
      }
      case "preview": {
        const sent = entries;
        entries = [];
        post(previewAnswer(sent, previewOf(sent, request.settings)));
        break;
      }
    }
  }

  return (request) => {
    try {
      work(request);
    } catch (error) {
      rows = [];
      entries = [];
      post({ type: "failed", message: error instanceof Error ? error.message : String(error) });
    }
  };
}

function understand(
  table: Parameters<typeof understandRows>[0],
  { mapping, options }: Extract<BuildRequest, { type: "understand" }>,
  post: (answer: BuildAnswer) => void,
): void {
  const { entries, problems, notBillable, dateReading } = understandRows(table, mapping, options);
  const longest = Math.max(entries.length, problems.length, notBillable.length);
  for (let from = 0; from < longest; from += answerSlice) {
    const to = from + answerSlice;
    post({
      type: "understood-slice",
      entries: entries.slice(from, to),
      problems: problems.slice(from, to),
      notBillable: notBillable.slice(from, to),
    });
  }
  post({ type: "understood", dateReading });
}

function previewAnswer(sent: readonly Entry[], { invoices, ...totals }: Preview): BuildAnswer {
  const placeOf = new Map(sent.map((entry, place) => [entry, place]));
  const places = new Uint32Array(sent.length);
  let next = 0;
  for (const entry of invoices.flatMap((invoice) => invoice.entries)) {
    places[next] = placeOf.get(entry) ?? 0;
    next += 1;
  }
  return {
    type: "previewed",
    heads: invoices.map(headOf),
    places,
    counts: Uint32Array.from(invoices, ({ entries }) => entries.length),
    totals,
  };
}

function headOf({
  groupKey,
  name,
  label,
  currency,
  netMinor,
  grossMinor,
}: InvoicePreview): InvoiceHead {
  return { groupKey, name, label, currency, netMinor, grossMinor };
}
