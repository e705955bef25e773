import { billedMinor, entryKinds } from "./entry.ts";
import type { Entry, EntryKind } from "./entry.ts";
import { compareEntries } from "./grouping.ts";
import type { DetailLevel } from "./grouping.ts";
import { lineLabels } from "./line-labels.ts";
import type { LineLabels } from "./line-labels.ts";
import { largestMinor, microPerMinor, multiplyToMinor } from "./money.ts";
import { compareNames, compareText, nameKey } from "./names.ts";
import { rateInForce, taxInGross, taxOnNet } from "./tax.ts";

/** One part of a tax rate. A compound part is charged on the net plus the parts before it (R12). */
export interface TaxComponent {
  name: string;
  /** Millionths: 20 % is 200,000. */
  ratePpm: number;
  compound: boolean;
}

/** A tax rate from a day on; the newest one not after the date of supply is in force (R12). */
export interface TaxRate {
  code: string;
  name: string;
  validFrom: string;
  /** Last day, included; none: until the next one of its code. */
  endsOn?: string | null | undefined;
  components: TaxComponent[];
}

/** What the client reads: one entry, or several summed; never mixes kind or tax code (R7). */
export interface Line {
  kind: EntryKind;
  description: string;
  quantityMicro: number;
  unitPriceMicro: number;
  amountMinor: number;
  taxCode: string | null;
  /** The date that decides the tax rate: of the entry, else of the invoice. */
  supplyDate: string;
  entryKeys: string[];
}

/** The tax of one rate component on one invoice, rounded once (R12). */
export interface TaxRow {
  taxCode: string;
  name: string;
  ratePpm: number;
  taxableMinor: number;
  taxMinor: number;
}

export interface InvoiceTotals {
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
  taxes: TaxRow[];
  /** Codes (or "" for none) without a rate in force; posting is blocked while there is one (R12, R19). */
  missingTaxCodes: string[];
}

export interface TaxRules {
  rates: readonly TaxRate[];
  /** Line amounts already contain the tax (R12: one setting per invoice). */
  pricesIncludeTax: boolean;
}

/** What decides the lines besides the entries. */
export interface LineRules {
  currency: string;
  invoiceDate: string;
  /** A summed line never spans a change of its tax rate (R12). */
  rates: readonly TaxRate[];
}

/**
 * The lines of an invoice at a level of detail; they add up to what is billed, to the cent (R7). Entries that are
 * carried or written off as a whole have no line, unless the invoice would be left without any.
 */
export function linesOf(
  entries: readonly Entry[],
  detail: DetailLevel,
  invoice: LineRules,
  labels: LineLabels = lineLabels.en,
): Line[] {
  const shown = shownEntries(entries);
  return detail === "every-entry"
    ? shown.map((entry) => lineOfEntry(entry, invoice, labels))
    : summedLines(shown, detail, invoice, labels);
}

function shownEntries(entries: readonly Entry[]): Entry[] {
  const ordered = [...entries].sort(compareEntries);
  if (ordered.every(hasLine)) return ordered;
  const shown = ordered.filter(hasLine);
  return shown.length > 0 ? shown : ordered.filter((entry) => entry.carriedMinor === 0);
}

function hasLine(entry: Entry): boolean {
  return billedMinor(entry) !== 0 || (entry.valueMinor === 0 && entry.carriedMinor === 0);
}

function lineOfEntry(entry: Entry, invoice: LineRules, labels: LineLabels): Line {
  const { kind, quantityMicro, rateMicro, taxCode } = entry;
  const amountMinor = billedMinor(entry);
  const exact =
    quantityMicro !== null &&
    rateMicro !== null &&
    multiplyToMinor(quantityMicro, rateMicro, invoice.currency) === amountMinor;
  return {
    kind,
    description: entry.description || entry.workItem || labels.kinds[kind],
    quantityMicro: exact ? quantityMicro : 1_000_000,
    unitPriceMicro: exact ? rateMicro : amountMinor * microPerMinor(invoice.currency),
    amountMinor,
    taxCode,
    supplyDate: entry.date ?? invoice.invoiceDate,
    entryKeys: [entry.key],
  };
}

type SummedDetail = Exclude<DetailLevel, "every-entry">;

/** By what a summed line is told from others of the same kind and tax code. */
const partOf: Record<SummedDetail, (entry: Entry) => string> = {
  "by-work-item": (entry) => entry.workItem,
  "by-person": (entry) => entry.person,
  "by-date": (entry) => entry.date ?? "",
  "one-line": () => "",
};

interface Sum {
  part: string;
  kind: EntryKind;
  taxCode: string | null;
  supplyDate: string;
  amountMinor: number;
  entryKeys: string[];
}

function summedLines(
  entries: readonly Entry[],
  detail: SummedDetail,
  invoice: LineRules,
  labels: LineLabels,
): Line[] {
  const limitMinor = largestMinor(invoice.currency);
  const partKeys = new Map<string, string>();
  const spellings = new Map<string, string>();
  const open = new Map<string, Sum>();
  const sums: Sum[] = [];

  for (const entry of entries) {
    const { kind, taxCode } = entry;
    const part = partOf[detail](entry);
    let partKey = partKeys.get(part);
    if (partKey === undefined) {
      partKeys.set(part, (partKey = nameKey(part)));
      // Of several spellings the smallest stands on all lines, whichever entry comes first.
      const spelling = spellings.get(partKey);
      if (spelling === undefined || part < spelling) spellings.set(partKey, part);
    }
    const supplyDate = entry.date ?? invoice.invoiceDate;
    const rate = rateInForce(invoice.rates, taxCode, supplyDate);
    const key = `${kind}|${rate?.validFrom ?? ""}|${partKey}|${taxCode ?? ""}`;

    const amountMinor = billedMinor(entry);
    const sum = open.get(key);
    // Beyond the limit a further line begins, because its price could not be held (money.ts).
    if (sum === undefined || Math.abs(sum.amountMinor + amountMinor) > limitMinor) {
      const first = {
        part: partKey,
        kind,
        taxCode,
        supplyDate,
        amountMinor,
        entryKeys: [entry.key],
      };
      open.set(key, first);
      sums.push(first);
      continue;
    }
    sum.amountMinor += amountMinor;
    sum.entryKeys.push(entry.key);
    if (supplyDate > sum.supplyDate) sum.supplyDate = supplyDate;
  }

  for (const sum of sums) sum.part = spellings.get(sum.part) ?? "";
  return sums
    .sort(compareSums)
    .map(({ part, kind, amountMinor, taxCode, supplyDate, entryKeys }) => {
      const shownPart = detail === "by-date" && part !== "" ? labels.date(part) : part;
      const about = shownPart === "" ? labels.kinds[kind] : `${labels.kinds[kind]}, ${shownPart}`;
      return {
        kind,
        description: `${about}, ${labels.entryCount(entryKeys.length)}`,
        quantityMicro: 1_000_000,
        unitPriceMicro: amountMinor * microPerMinor(invoice.currency),
        amountMinor,
        taxCode,
        supplyDate,
        entryKeys,
      };
    });
}

/** Lines without a work item, person or date come last. */
function compareSums(a: Sum, b: Sum): number {
  return (
    Number(a.part === "") - Number(b.part === "") ||
    compareNames(a.part, b.part) ||
    entryKinds.indexOf(a.kind) - entryKinds.indexOf(b.kind) ||
    compareText(a.taxCode ?? "", b.taxCode ?? "") ||
    compareText(a.supplyDate, b.supplyDate) ||
    compareText(a.entryKeys[0] ?? "", b.entryKeys[0] ?? "")
  );
}

/** Net, tax and gross of an invoice from its lines (R12). */
export function totalsOf(lines: readonly Line[], rules: TaxRules): InvoiceTotals {
  const sums: { rate: TaxRate; amountMinor: number }[] = [];
  const missing = new Set<string>();
  let linesMinor = 0;
  for (const { taxCode, supplyDate, amountMinor } of lines) {
    linesMinor += amountMinor;
    const rate = rateInForce(rules.rates, taxCode, supplyDate);
    if (rate === null) {
      missing.add(taxCode ?? "");
      continue;
    }
    const sum = sums.find((one) => one.rate === rate);
    if (sum === undefined) sums.push({ rate, amountMinor });
    else sum.amountMinor += amountMinor;
  }
  const taxes = sums
    .sort(
      (a, b) =>
        compareText(a.rate.code, b.rate.code) || compareText(a.rate.validFrom, b.rate.validFrom),
    )
    .flatMap(({ rate, amountMinor }) => taxRowsOf(rate, amountMinor, rules.pricesIncludeTax));
  const taxMinor = taxes.reduce((sum, row) => sum + row.taxMinor, 0);
  const netMinor = rules.pricesIncludeTax ? linesMinor - taxMinor : linesMinor;
  return {
    netMinor,
    taxMinor,
    grossMinor: netMinor + taxMinor,
    taxes,
    missingTaxCodes: [...missing].sort(compareText),
  };
}

/** One row a component; a rate without any is still a row, because the law asks for the amount of each exemption. */
function taxRowsOf(rate: TaxRate, amountMinor: number, includesTax: boolean): TaxRow[] {
  const components =
    rate.components.length > 0
      ? rate.components
      : [{ name: rate.name, ratePpm: 0, compound: false }];
  const taxesMinor = includesTax
    ? taxInGross(amountMinor, components)
    : taxOnNet(amountMinor, components);
  const netMinor = includesTax
    ? taxesMinor.reduce((net, tax) => net - tax, amountMinor)
    : amountMinor;
  let baseMinor = netMinor;
  return components.map(({ name, ratePpm, compound }, index) => {
    const taxMinor = taxesMinor[index] ?? 0;
    const taxableMinor = compound ? baseMinor : netMinor;
    baseMinor += taxMinor;
    return { taxCode: rate.code, name, ratePpm, taxableMinor, taxMinor };
  });
}
