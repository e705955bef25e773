import { sql } from "kysely";
import { verifyAudit } from "../../../../server/storage/audit.ts";
import type { Store } from "../../stores.ts";
import { missingNumbers } from "../posting-fixture.ts";
import type { Receiver } from "./receiver.ts";

/** What the promises P1, P2, P7 and P14 forbid and was found all the same; all empty when they were kept. */
export interface Verdict {
  /** Invoices that the receiver took more often than a recorded decision allows. */
  sentTwice: string[];
  /** Invoices of requested runs that the receiver never took. */
  lost: string[];
  /** Runs that say Posted although the receiver has not all of them. */
  untrulyPosted: string[];
  notPosted: string[];
  missingNumbers: string[];
  auditFaults: string[];
  fileFaults: string[];
}

export const kept: Verdict = {
  sentTwice: [],
  lost: [],
  untrulyPosted: [],
  notPosted: [],
  missingNumbers: [],
  auditFaults: [],
  fileFaults: [],
};

/** Compares what is stored with what the receiver really took. */
export async function judge(store: Store, { taken }: Receiver): Promise<Verdict> {
  const decided = await sentAgainByDecision(store);
  const invoices = await store.database.read
    .selectFrom("invoices")
    .innerJoin("runs", "runs.id", "invoices.run_id")
    .select(["invoices.id", "invoices.run_id", "runs.status"])
    .execute();
  const timesTaken = (id: string) => taken.get(id) ?? 0;
  const lost = invoices.filter(({ id }) => timesTaken(id) === 0);
  const audit = await verifyAudit(store.database.read);
  return {
    sentTwice: [...taken]
      .filter(([id, count]) => count > 1 + (decided.get(id) ?? 0))
      .map(([id]) => id),
    lost: lost.map(({ id }) => id),
    untrulyPosted: runsOf(lost.filter(({ status }) => status === "posted")),
    notPosted: runsOf(invoices.filter(({ status }) => status !== "posted")),
    missingNumbers: await missingNumbers(store),
    auditFaults: audit.intact ? [] : [audit.reason],
    fileFaults: await fileFaults(store),
  };
}

/** Only what is already claimed to be done; the rest may be on its way. */
export async function untrulyPosted(store: Store, { taken }: Receiver): Promise<string[]> {
  const invoices = await store.database.read
    .selectFrom("invoices")
    .innerJoin("runs", "runs.id", "invoices.run_id")
    .select(["invoices.id", "invoices.run_id"])
    .where("runs.status", "=", "posted")
    .execute();
  return runsOf(invoices.filter(({ id }) => !taken.has(id)));
}

function runsOf(invoices: readonly { run_id: string }[]): string[] {
  return [...new Set(invoices.map(({ run_id: runId }) => runId))];
}

async function sentAgainByDecision({ database }: Store): Promise<Map<string, number>> {
  const rows = await database.read
    .selectFrom("audit")
    .select(["subject", "after"])
    .where("action", "=", "delivery-decided")
    .execute();
  const deliveries = await database.read
    .selectFrom("deliveries")
    .select(["id", "invoice_id"])
    .execute();
  const invoiceOf = new Map(deliveries.map(({ id, invoice_id: invoice }) => [id, invoice ?? ""]));
  const counts = new Map<string, number>();
  for (const { subject, after } of rows) {
    if (!after?.includes('"send-again"')) continue;
    const invoice = invoiceOf.get(subject.replace(/^delivery:/, "")) ?? "";
    counts.set(invoice, (counts.get(invoice) ?? 0) + 1);
  }
  return counts;
}

async function fileFaults({ kind, database }: Store): Promise<string[]> {
  if (kind === "postgres") return [];
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(
    database.read,
  );
  return rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
}
