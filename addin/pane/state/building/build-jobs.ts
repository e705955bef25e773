import type { Entry } from "#shared/entry.ts";
import type { UnderstoodRows } from "../../../workbook/rows/sheet-entry.ts";
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
  let answers: Iterator<BuildAnswer> | null = null;

  function postNext(): void {
    const next = answers?.next();
    if (next === undefined || next.done === true) answers = null;
    else post(next.value);
  }

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
        answers = understoodAnswers(understandRows(table, request.mapping, request.options));
        postNext();
        break;
      }
      case "more":
        postNext();
        break;
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
      answers = null;
      post({ type: "failed", message: error instanceof Error ? error.message : String(error) });
    }
  };
}

function* understoodAnswers(understood: UnderstoodRows): Generator<BuildAnswer> {
  const { entries, problems, notBillable, dateReading, openNumbers } = understood;
  const longest = Math.max(entries.length, problems.length, notBillable.length);
  for (let from = 0; from < longest; from += answerSlice) {
    const to = from + answerSlice;
    yield {
      type: "understood-slice",
      entries: entries.slice(from, to),
      problems: problems.slice(from, to),
      notBillable: notBillable.slice(from, to),
    };
  }
  yield { type: "understood", dateReading, openNumbers };
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
