import { formatMoney } from "#shared/decimal.ts";
import { largestMinor, microPerMinor, minorDigits, multiplyToMinor } from "#shared/money.ts";
import { readQuantity } from "../cells/duration-cell.ts";
import { settledCurrency } from "../cells/currency.ts";
import { microOf, readNumber, scaledOf, textOfDecimal } from "../cells/number-cell.ts";
import { quoted } from "./row-problem.ts";
import type { Field } from "../mapping/fields.ts";
import type { CellValue } from "../sheet-table.ts";
import type { RowProblem } from "./sheet-entry.ts";
import type { RowContext } from "./understand-row.ts";

export interface RowWorth {
  quantityMicro: number | null;
  rateMicro: number | null;
  /** null when it could not be found out; a problem says why. */
  valueMinor: number | null;
  currency: string;
  problems: RowProblem[];
}

/** The firm's rate for a row, in the currency that the row names, if it names one. */
export type RateOfRow = (currency: string | null) => { rateMicro: number; currency: string } | null;

/** What a row is worth: the amount where there is one, else quantity × rate, rounded once (R12). */
export function readWorth(
  row: readonly CellValue[],
  index: number,
  rowCurrency: string | null,
  rateOfRow: RateOfRow,
  context: RowContext,
): RowWorth {
  const { table, cells, columns, problem, defaultCurrency } = context;
  const sheetRow = table.firstSheetRow + index;
  const problems: RowProblem[] = [];
  const report = (field: Field, code: "not-a-number" | "too-large", text: string): void => {
    const says =
      code === "too-large"
        ? `${quoted(text)} in row ${sheetRow} is too large.`
        : `${quoted(text)} in row ${sheetRow} is not a number.`;
    problems.push(problem({ sheetRow, field, code, message: says }));
  };
  const { separators, unit } = columns.quantity;
  const quantity = readQuantity(cells.cell(row, "quantity"), separators, unit);
  if (quantity.type === "not-a-number" || quantity.type === "too-large")
    report("quantity", quantity.type, quantity.text);
  const rate = readNumber(cells.cell(row, "rate"), columns.rate.separators);
  if (rate.type === "not-a-number") report("rate", "not-a-number", rate.text);
  const value = readNumber(cells.cell(row, "value"), columns.value.separators);
  if (value.type === "not-a-number") report("value", "not-a-number", value.text);

  const named =
    rowCurrency ??
    (value.type === "number" ? value.currency : null) ??
    (rate.type === "number" ? rate.currency : null) ??
    context.currencyOfRow(index);
  const settled = named === null ? null : settledCurrency(named, defaultCurrency);
  if (named !== null && settled === null)
    problems.push(
      problem({
        sheetRow,
        field: "value",
        code: "unknown-currency",
        message: `${quoted(named)} in row ${sheetRow} does not say which currency is meant.`,
      }),
    );
  const quantityMicro = quantity.type === "quantity" ? quantity.quantityMicro : null;
  let rateMicro = rate.type === "number" ? microOf(rate.decimal) : null;
  let currency = settled ?? defaultCurrency;
  if (value.type === "empty" && rate.type === "empty" && quantityMicro !== null) {
    const card = rateOfRow(settled);
    if (card !== null) ({ rateMicro, currency } = card);
  }
  if (rate.type === "number" && rateMicro === null)
    report("rate", "too-large", textOfDecimal(rate.decimal));
  const worth: RowWorth = { quantityMicro, rateMicro, valueMinor: null, currency, problems };

  const multiplied =
    quantityMicro === null || rateMicro === null
      ? null
      : multiplyToMinor(quantityMicro, rateMicro, currency);
  if (value.type === "number") {
    const valueMinor = scaledOf(value.decimal, minorDigits(currency));
    if (valueMinor === null || Math.abs(valueMinor) > largestMinor(currency)) {
      report("value", "too-large", textOfDecimal(value.decimal));
      return worth;
    }
    worth.valueMinor = valueMinor;
    if (
      quantityMicro !== null &&
      rateMicro !== null &&
      differs(valueMinor, multiplied, quantityMicro, rateMicro, currency)
    )
      problems.push(
        problem({
          sheetRow,
          field: "value",
          code: "amount-differs",
          message: `Row ${sheetRow} says ${formatMoney(valueMinor, currency, "en")}, but quantity × rate is ${multiplied === null ? "far more" : formatMoney(multiplied, currency, "en")}.`,
          amountMinor: valueMinor,
          currency,
        }),
      );
    return worth;
  }
  // an amount that cannot be read is not replaced by another: the person wrote one
  if (value.type === "not-a-number") return worth;
  worth.valueMinor = multiplied;
  if (multiplied === null && problems.length === 0) {
    if (quantityMicro !== null && rateMicro !== null)
      report("quantity", "too-large", "Quantity × rate");
    else problems.push(noValue(sheetRow, quantityMicro, context));
  }
  return worth;
}

function noValue(
  sheetRow: number,
  quantityMicro: number | null,
  { mapping, problem, hasRateCard }: RowContext,
): RowProblem {
  const hasAmounts = mapping.value.column !== null;
  const what =
    hasRateCard && quantityMicro !== null
      ? "a quantity, but no rate, and the rate card has none for it"
      : mapping.quantity.column === null || (mapping.rate.column === null && !hasRateCard)
        ? "no amount"
        : quantityMicro === null
          ? hasAmounts
            ? "neither an amount nor a quantity with a rate"
            : "no quantity"
          : hasAmounts
            ? "a quantity, but neither a rate nor an amount"
            : "no rate";
  return problem({
    sheetRow,
    field: hasAmounts
      ? "value"
      : quantityMicro === null || mapping.rate.column === null
        ? "quantity"
        : "rate",
    code: "no-value",
    message: `Row ${sheetRow} has ${what}.`,
  });
}

/** More than one minor unit apart, measured before the product is rounded (R11). */
function differs(
  valueMinor: number,
  multipliedMinor: number | null,
  quantityMicro: number,
  rateMicro: number,
  currency: string,
): boolean {
  if (multipliedMinor === null) return true;
  const apart = Math.abs(valueMinor - multipliedMinor);
  if (apart !== 1) return apart > 1;
  const oneMinor = 1_000_000n * BigInt(microPerMinor(currency));
  const exact = BigInt(quantityMicro) * BigInt(rateMicro) - BigInt(valueMinor) * oneMinor;
  return (exact < 0n ? -exact : exact) > oneMinor;
}
