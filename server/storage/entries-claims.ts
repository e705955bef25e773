import { sql } from "kysely";
import type { Money } from "#shared/wire/fields.ts";
import type { Claim } from "../domain/claims.ts";
import type { Database, Reader, Tx } from "./database.ts";
import { keyList } from "./key-list.ts";
import { invoiceVisibleTo } from "./visibility.ts";

/**
 * What is claimed under these keys over all workbooks, or with this content where the person sees it (R10). Where a
 * key stands is null where they may not see it (R5).
 */
export async function findClaims(
  reader: Reader,
  dialect: Database["dialect"],
  personId: string,
  rows: readonly { key: string; fingerprint: string }[],
): Promise<Claim[]> {
  const keys = keyList(
    dialect,
    rows.map(({ key }) => key),
  );
  const fingerprints = keyList(
    dialect,
    rows.map(({ fingerprint }) => fingerprint),
  );
  // One query for each way, because together they could not use the indexes.
  const byKey = await selectClaims(reader, personId).where("entries.key", "in", keys).execute();
  const byContent = await selectClaims(reader, personId)
    .where("entries.fingerprint", "in", fingerprints)
    .where(invoiceVisibleTo(personId))
    .execute();
  const found = new Map([...byKey, ...byContent].map((row) => [row.id, row]));
  return [...found.values()].map((row) => ({
    key: row.key,
    fingerprint: row.fingerprint,
    inDraft: row.status === "in-draft",
    used: row.status === "part-billed" ? usedOf(row) : null,
    ...(row.seen === 1 ? placeOf(row) : nowhere),
  }));
}

function usedOf(row: ClaimRow): Money {
  return { currency: row.currency, amountMinor: row.billed_minor - row.write_on_off_minor };
}

const nowhere = {
  seen: false,
  runId: null,
  runName: null,
  invoiceId: null,
  invoiceNumber: null,
  invoiceDate: null,
  by: null,
} as const;

function placeOf(row: ClaimRow): Omit<Claim, "key" | "fingerprint" | "inDraft" | "used"> {
  const { added_by: id, added_by_name: name } = row;
  return {
    seen: true,
    runId: row.run_id,
    runName: row.run_name,
    invoiceId: row.invoice_id,
    invoiceNumber: row.number,
    invoiceDate: row.invoice_date,
    by: id === null || name === null ? null : { id, name },
  };
}

type ClaimRow = Awaited<ReturnType<ReturnType<typeof selectClaims>["execute"]>>[number];

function selectClaims(reader: Reader, personId: string) {
  return reader
    .selectFrom("entries")
    .innerJoin("invoices", "invoices.id", "entries.invoice_id")
    .innerJoin("runs", "runs.id", "invoices.run_id")
    .leftJoin("people", "people.id", "entries.added_by")
    .where("entries.claimed", "=", sql.lit(1))
    .orderBy("entries.id")
    .select([
      "entries.id",
      "entries.key",
      "entries.fingerprint",
      "entries.status",
      "entries.invoice_id",
      "entries.billed_minor",
      "entries.write_on_off_minor",
      "entries.currency",
      "entries.added_by",
      "people.name as added_by_name",
      "invoices.run_id",
      "runs.name as run_name",
      "invoices.number",
      "invoices.invoice_date",
    ])
    .select(sql<number>`case when ${invoiceVisibleTo(personId)} then 1 else 0 end`.as("seen"));
}

/** Rows of which somebody has said that they are not the ones billed before (R10). */
export async function findConfirmations(
  reader: Reader,
  dialect: Database["dialect"],
  keys: Iterable<string>,
): Promise<{ key: string; fingerprint: string }[]> {
  return reader
    .selectFrom("confirmations")
    .select(["key", "fingerprint"])
    .where("key", "in", keyList(dialect, keys))
    .execute();
}

/** Keeps the first confirmation of a row; saying it again changes nothing. */
export async function insertConfirmations(
  trx: Tx,
  rows: readonly { key: string; fingerprint: string }[],
  by: { personId: string; at: string },
): Promise<void> {
  for (const { key, fingerprint } of rows) {
    await trx
      .insertInto("confirmations")
      .values({ key, fingerprint, person_id: by.personId, confirmed_at: by.at })
      .onConflict((conflict) => conflict.columns(["key", "fingerprint"]).doNothing())
      .execute();
  }
}
