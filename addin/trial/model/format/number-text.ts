import type { Culture } from "./culture.ts";
import type { FormatToken } from "./format-tokens.ts";

/** The General format: eleven characters at most, then scientific. */
export function generalText(value: number, culture: Culture): string {
  return generalDigits(value).replace(".", culture.decimal);
}

function generalDigits(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9)) {
    const [mantissa = "0", exponent = "+0"] = value.toExponential(5).split("e");
    const trimmed = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
    return `${trimmed}E${exponent.replace(/^([+-])(\d)$/, "$10$2")}`;
  }
  if (Number.isInteger(value)) return String(value === 0 ? 0 : value);
  const integerDigits = String(Math.trunc(size)).length;
  return String(Number(value.toFixed(Math.max(0, 10 - integerDigits))));
}

/** Half away from zero on the decimal digits that a cell keeps (15), as Excel shows numbers. */
export function fixedText(size: number, decimals: number): string {
  const kept = Number(size.toPrecision(15));
  const scaled = Number(`${kept}e${decimals}`);
  if (!Number.isFinite(scaled) || String(kept).includes("e"))
    return kept.toFixed(Math.min(decimals, 100));
  return Number(`${Math.round(scaled)}e-${decimals}`).toFixed(decimals);
}

/** Renders the size of a number (its sign is the caller's) through the tokens of a section. */
export function numberText(size: number, tokens: readonly FormatToken[], culture: Culture): string {
  const digitAt = tokens.flatMap((token, index) => (token.kind === "digit" ? [index] : []));
  const first = digitAt[0];
  const last = digitAt.at(-1);
  if (first === undefined || last === undefined) return literals(tokens);
  const pointAt = tokens.findIndex((token) => token.kind === "point");
  const exponentAt = tokens.findIndex((token) => token.kind === "exponent");
  const isDecimal = (index: number): boolean =>
    pointAt >= 0 && index > pointAt && (exponentAt < 0 || index < exponentAt);
  const integerZeros = digitAt.filter(
    (index) => !isDecimal(index) && (exponentAt < 0 || index < exponentAt) && isZero(tokens[index]),
  ).length;
  const decimalTokens = digitAt.filter(isDecimal).map((index) => tokens[index]);
  const grouped = tokens.some(
    (token, index) =>
      token.kind === "group" && index > first && index < lastInteger(digitAt, isDecimal),
  );
  const scale = tokens.filter(
    (token, index) => token.kind === "group" && index > lastInteger(digitAt, isDecimal),
  ).length;
  const percent = tokens.filter((token) => token.kind === "percent").length;
  let amount = size * 100 ** percent;
  for (let step = 0; step < scale; step++) amount /= 1000;
  const body =
    exponentAt >= 0
      ? exponentText(amount, decimalTokens.length, tokens, exponentAt, digitAt)
      : plainText(amount, integerZeros, decimalTokens, grouped, culture);
  return literals(tokens.slice(0, first)) + body + literals(tokens.slice(last + 1));
}

const isZero = (token: FormatToken | undefined): boolean =>
  token?.kind === "digit" && token.text === "0";

const lastInteger = (digitAt: readonly number[], isDecimal: (index: number) => boolean): number =>
  digitAt.findLast((index) => !isDecimal(index)) ?? -1;

function plainText(
  amount: number,
  integerZeros: number,
  decimalTokens: readonly (FormatToken | undefined)[],
  grouped: boolean,
  culture: Culture,
): string {
  const [whole = "0", fraction = ""] = fixedText(amount, decimalTokens.length).split(".");
  let integer = whole === "0" && integerZeros === 0 ? "" : whole.padStart(integerZeros, "0");
  if (grouped) integer = integer.replaceAll(/\B(?=(\d{3})+(?!\d))/g, culture.group);
  if (decimalTokens.length === 0) return integer;
  let kept = fraction;
  while (kept.length > 0 && kept.endsWith("0") && !isZero(decimalTokens[kept.length - 1]))
    kept = kept.slice(0, -1);
  return `${integer}${culture.decimal}${kept}`;
}

function exponentText(
  amount: number,
  decimals: number,
  tokens: readonly FormatToken[],
  exponentAt: number,
  digitAt: readonly number[],
): string {
  const [mantissa = "0", exponent = "0"] = amount.toExponential(decimals).split("e");
  const width = digitAt.filter((index) => index > exponentAt).length;
  const sign = exponent.startsWith("-") ? "-" : tokens[exponentAt]?.kind === "exponent" ? "+" : "";
  return `${mantissa}E${sign}${exponent.replace(/^[+-]/, "").padStart(width, "0")}`;
}

function literals(tokens: readonly FormatToken[]): string {
  return tokens
    .map((token) => (token.kind === "literal" ? token.text : token.kind === "percent" ? "%" : ""))
    .join("");
}
