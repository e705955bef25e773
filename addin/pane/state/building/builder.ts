import type { Entry } from "#shared/entry.ts";
import type { ColumnMapping } from "../../../workbook/mapping/fields.ts";
import type { UnderstoodRows } from "../../../workbook/rows/sheet-entry.ts";
import { understandRows } from "../../../workbook/rows/understand-rows.ts";
import type { UnderstandOptions } from "../../../workbook/rows/understand-rows.ts";
import type { SheetTable } from "../../../workbook/sheet-table.ts";
import { previewOf } from "../unbilled/preview.ts";
import type { Preview, PreviewSettings } from "../unbilled/preview.ts";
import type { BuildAnswer } from "./build-messages.ts";
import type { BuildThread } from "./build-thread.ts";
import { inSlices } from "./slices.ts";

export interface BuildOptions {
  /** Ends the work at once; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Understands and builds sheets of any size without holding the pane's thread. */
export interface Builder {
  understand(
    table: SheetTable,
    mapping: ColumnMapping,
    options: UnderstandOptions,
    build?: BuildOptions,
  ): Promise<UnderstoodRows>;
  /** The entries of each invoice are the very objects that were handed in. */
  preview(
    entries: readonly Entry[],
    settings: PreviewSettings,
    build?: BuildOptions,
  ): Promise<Preview>;
  stop(): void;
}

/** One exchange with the thread: what is sent, and what to make of each answer until there is a result. */
interface Exchange<Result> {
  send: (thread: BuildThread) => Promise<void>;
  take: (answer: BuildAnswer, thread: BuildThread) => Result | null;
  /** The same on the pane's thread: for small sheets, and where no other thread can be had. */
  direct: () => Result;
}

/** Fewer items than this take less time here than the way to another thread and back. */
const usualDirectBelow = 2_000;

/** A builder that starts its thread when it is first needed, keeps it, and works on one thing at a time. */
export function createBuilder(
  startThread: () => BuildThread | null,
  directBelow = usualDirectBelow,
): Builder {
  let thread: BuildThread | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function stop(): void {
    thread?.stop();
    thread = null;
  }

  async function exchange<Result>(
    { send, take, direct }: Exchange<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    signal?.throwIfAborted();
    thread ??= startThread();
    const current = thread;
    if (current === null) return direct();
    let endOf: (() => void)[] = [];
    const result = new Promise<Result>((resolve, reject) => {
      const abort = () => {
        stop();
        reject(signal?.reason);
      };
      const listening = current.listen(
        (answer) => {
          if (answer.type === "failed") {
            reject(new Error(answer.message));
            return;
          }
          const found = take(answer, current);
          if (found !== null) resolve(found);
        },
        () => {
          stop();
          // Slower, but the person gets what was asked for.
          Promise.resolve().then(direct).then(resolve, reject);
        },
      );
      signal?.addEventListener("abort", abort);
      endOf = [listening, () => signal?.removeEventListener("abort", abort)];
      send(current).catch(reject);
    });
    return result.finally(() => {
      for (const end of endOf) end();
    });
  }

  function inTurn<Result>(
    count: number,
    signal: AbortSignal | undefined,
    work: Exchange<Result>,
  ): Promise<Result> {
    if (count < directBelow) return now(work, signal);
    const turn = queue.then(() => exchange(work, signal));
    queue = turn.catch(() => undefined);
    return turn;
  }

  return {
    understand: (table, mapping, options, { signal } = {}) =>
      inTurn(table.rows.length, signal, understandExchange(table, mapping, options, signal)),
    preview: (entries, settings, { signal } = {}) =>
      inTurn(entries.length, signal, previewExchange(entries, settings, signal)),
    stop,
  };
}

async function now<Result>(
  { direct }: Exchange<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  signal?.throwIfAborted();
  return direct();
}

function understandExchange(
  table: SheetTable,
  mapping: ColumnMapping,
  options: UnderstandOptions,
  signal: AbortSignal | undefined,
): Exchange<UnderstoodRows> {
  const found: UnderstoodRows = {
    entries: [],
    problems: [],
    notBillable: [],
    dateReading: null,
    openNumbers: [],
  };
  return {
    async send(thread) {
      const { rows, ...head } = table;
      await inSlices(rows, (slice) => thread.post({ type: "rows", rows: slice }), signal);
      thread.post({ type: "understand", table: head, mapping, options });
    },
    take(answer, thread) {
      if (answer.type === "understood") {
        const { dateReading, openNumbers } = answer;
        return { ...found, dateReading, openNumbers };
      }
      if (answer.type !== "understood-slice") return null;
      found.entries.push(...answer.entries);
      found.problems.push(...answer.problems);
      found.notBillable.push(...answer.notBillable);
      thread.post({ type: "more" });
      return null;
    },
    direct: () => understandRows(table, mapping, options),
  };
}

function previewExchange(
  entries: readonly Entry[],
  settings: PreviewSettings,
  signal: AbortSignal | undefined,
): Exchange<Preview> {
  return {
    async send(thread) {
      await inSlices(entries, (slice) => thread.post({ type: "entries", entries: slice }), signal);
      thread.post({ type: "preview", settings });
    },
    take(answer) {
      if (answer.type !== "previewed") return null;
      const { heads, places, counts, totals } = answer;
      let next = 0;
      const invoices = heads.map((head, index) => {
        const own = places.subarray(next, (next += counts[index] ?? 0));
        return { ...head, entries: Array.from(own, (place) => entries[place]).filter(isEntry) };
      });
      return { ...totals, invoices };
    },
    direct: () => previewOf(entries, settings),
  };
}

function isEntry(entry: Entry | undefined): entry is Entry {
  return entry !== undefined;
}
