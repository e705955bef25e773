import { decimalText, parseDecimal } from "#shared/decimal.ts";

/** What a person typed as a number, in its smallest units; null when it is none, or has more decimals than count. */
export function typedNumber(text: string, places: number): number | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  const parsed = parseDecimal(plain, places);
  return parsed?.exact === true ? parsed.scaled : null;
}

/** The same the other way round, without needless zeros behind `fewest` decimals. */
export function numberToType(scaled: number, places: number, fewest = 0): string {
  const [whole = "", decimals = ""] = decimalText(scaled, places).split(".");
  const kept = decimals.replace(/0+$/, "").padEnd(fewest, "0");
  return kept === "" ? whole : `${whole}.${kept}`;
}
