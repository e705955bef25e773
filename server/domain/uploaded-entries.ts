import { checkDecision, decisionFaultText } from "#shared/entry.ts";
import type { Entry } from "#shared/entry.ts";
import type { CheckedEntry } from "#shared/wire/check.ts";
import type { ProblemItem } from "#shared/wire/problem.ts";
import type { UploadEntry } from "#shared/wire/upload.ts";
import { AppError } from "./app-error.ts";
import { claimText } from "./claims.ts";

/** An uploaded row as an entry that can be grouped, with what else is stored of it. */
export interface UploadedEntry extends Entry {
  clientId: string;
  fingerprint: string;
  /** As in the sheet; `taxCode` has the fallbacks (R12). */
  rowTaxCode: string | null;
  confirmedNotBilled: boolean;
}

/** A row, with its client, the one who is billed for it, and the firm's own tax code (R6, R12). */
export function uploadedEntry(
  row: UploadEntry,
  client: { name: string; taxCode: string | null },
  billTo: { id: string; name: string },
  defaultTaxCode: string | null,
): UploadedEntry {
  return {
    key: row.key,
    kind: row.kind,
    billToKey: billTo.id,
    billToName: billTo.name,
    clientName: client.name,
    workItem: row.workItem,
    date: row.date,
    person: row.person,
    partner: row.partner,
    description: row.description,
    quantityMicro: row.quantityMicro,
    rateMicro: row.rateMicro,
    valueMinor: row.valueMinor,
    currency: row.currency,
    taxCode: row.taxCode ?? client.taxCode ?? defaultTaxCode,
    groupLabel: row.groupLabel,
    writeOnOffMinor: row.writeOnOffMinor,
    carriedMinor: row.carriedMinor,
    clientId: row.clientId,
    fingerprint: row.fingerprint,
    rowTaxCode: row.taxCode,
    confirmedNotBilled: row.confirmedNotBilled,
  };
}

/** So many rows are told one by one; the sheet shows the others when it is checked again. */
const toldOneByOne = 1_000;

export function rowItems(rows: readonly { key: string; message: string }[]): ProblemItem[] {
  return rows.slice(0, toldOneByOne).map(({ key, message }) => ({ location: key, message }));
}

/** Billed as it is, and of an amount that every currency can hold: most rows, and nothing to check about them. */
function isPlain({ writeOnOffMinor, carriedMinor, valueMinor }: UploadEntry): boolean {
  return writeOnOffMinor === 0 && carriedMinor === 0 && Math.abs(valueMinor) < 1e9;
}

/** Collects what is wrong with single rows: a key that comes twice, or a decision that does not add up (R10). */
export class RowFaults {
  readonly #keys = new Set<string>();
  readonly #twice: string[] = [];
  readonly #unbalanced: { key: string; message: string }[] = [];

  look(row: UploadEntry): void {
    if (this.#keys.has(row.key)) this.#twice.push(row.key);
    this.#keys.add(row.key);
    const fault = isPlain(row) ? null : checkDecision(row);
    if (fault !== null) this.#unbalanced.push({ key: row.key, message: decisionFaultText[fault] });
  }

  /** Throws `validation` or `entry-unbalanced` when there was something. */
  refuse(): void {
    if (this.#twice.length > 0) {
      const rows = this.#twice.map((key) => ({ key, message: "This key stands on two rows." }));
      throw new AppError(
        "validation",
        `${rowCount(rows.length)} under a key that another row has too. Give each row a key of its own.`,
        rowItems(rows),
      );
    }
    if (this.#unbalanced.length > 0) {
      throw new AppError(
        "entry-unbalanced",
        `${rowCount(this.#unbalanced.length)} out of balance: value and write-on or write-off must equal billed and carried.`,
        rowItems(this.#unbalanced),
      );
    }
  }
}

/** Refuses rows that are billed or reserved, then those that look it (R10); run and number only where seen. */
export function refuseTaken(taken: readonly CheckedEntry[]): void {
  const told = (rows: readonly CheckedEntry[]) =>
    rowItems(rows.map((row) => ({ key: row.key, message: claimText(row) })));
  const alike = taken.filter(({ state }) => state === "looks-billed");
  const own = taken.filter(({ state }) => state !== "looks-billed");
  if (own.length > 0) {
    throw new AppError(
      "rows-taken",
      `${rowCount(own.length)} already billed or on a draft invoice. Check the sheet again and leave them out.`,
      told(own),
    );
  }
  if (alike.length > 0) {
    throw new AppError(
      "rows-look-billed",
      `${rowCount(alike.length)} very like work that is billed or in a draft already. Confirm those that are other work, or leave them out.`,
      told(alike),
    );
  }
}

export function rowCount(count: number): string {
  return count === 1 ? "1 row is" : `${count} rows are`;
}
