import type { PostingProgress } from "#shared/wire/run.ts";
import { progressOf } from "../../domain/statuses.ts";
import type { Database, Reader } from "../../storage/database.ts";
import { countSeenDeliveries } from "../../storage/posting/deliveries.ts";
import { listPostings } from "../../storage/posting/postings.ts";

const hiddenMessage =
  "Something stands in the way. Whoever sees all invoices of this run can read what it is.";
const refusedMessage = "It was not posted. Open Post to see what stands in the way.";

interface SeenRun {
  id: string;
  invoiceCount: number;
  hiddenInvoiceCount: number;
}

/**
 * How the posting of each run goes, for one person (R4); runs that nobody has tried to post are left out. Reasons
 * may speak of single invoices, so they are for those who see all of them (R5). Why it was refused is for whoever
 * pressed Post alone: the invoice that it speaks of can leave the run, and pre-flight says it to each as they may know.
 */
export async function postingProgress(
  reader: Reader,
  dialect: Database["dialect"],
  personId: string,
  runs: readonly SeenRun[],
  now: string,
): Promise<Map<string, PostingProgress>> {
  const ids = runs.map(({ id }) => id);
  const postings = new Map(
    (await listPostings(reader, dialect, ids)).map((posting) => [posting.runId, posting]),
  );
  const working = [...postings.values()].filter(({ state }) => state === "working");
  const deliveries = Map.groupBy(
    await countSeenDeliveries(
      reader,
      dialect,
      personId,
      working.map(({ runId }) => runId),
    ),
    ({ runId }) => runId,
  );
  const progress = new Map<string, PostingProgress>();
  for (const { id, invoiceCount, hiddenInvoiceCount } of runs) {
    const posting = postings.get(id) ?? null;
    if (posting === null || posting.state === "cancelled") continue;
    const own = (deliveries.get(id) ?? []).map(({ isFile, count, ...one }) => ({
      ...one,
      invoiceCount: isFile ? invoiceCount : count,
    }));
    const shown = progressOf({ posting, deliveries: own, invoiceCount, now });
    const isOthers = posting.state === "refused" && posting.personId !== personId;
    const seen = isOthers ? refusedMessage : shown.message;
    const message = shown.message !== null && hiddenInvoiceCount > 0 ? hiddenMessage : seen;
    progress.set(id, { ...shown, message });
  }
  return progress;
}
