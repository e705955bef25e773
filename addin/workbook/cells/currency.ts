/** Signs that mean one currency. "$" and "kr" mean several: they say that it is money, not which. */
const signs: ReadonlyMap<string, string> = new Map([
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₹", "INR"],
  ["₩", "KRW"],
  ["₪", "ILS"],
  ["₺", "TRY"],
  ["₽", "RUB"],
  ["zł", "PLN"],
  ["Kč", "CZK"],
  ["Fr.", "CHF"],
  ["SFr.", "CHF"],
  ["US$", "USD"],
  ["A$", "AUD"],
  ["AU$", "AUD"],
  ["C$", "CAD"],
  ["CA$", "CAD"],
  ["NZ$", "NZD"],
  ["S$", "SGD"],
  ["HK$", "HKD"],
  ["R$", "BRL"],
]);

const signsOfSeveral: ReadonlySet<string> = new Set(["$", "kr", "kr.", "Fr", "R"]);

const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** The ISO code that a text means; "any" for a sign that several currencies share; null for anything else. */
export function currencyOfText(text: string): string | null {
  const trimmed = text.trim();
  const code = trimmed.toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return known.has(code) ? code : null;
  return signs.get(trimmed) ?? (signsOfSeveral.has(trimmed) ? "any" : null);
}

/** The currency that a number format shows, e.g. `[$€-407] #,##0.00`; null when it shows none or "$". */
export function currencyOfFormat(format: string): string | null {
  const bracketed = /\[\$([^\]-]+)/.exec(format)?.[1];
  const quoted = /"([^"]+)"/.exec(format)?.[1];
  const bare = /[€£¥₹₩₪₺₽]/.exec(format)?.[0];
  for (const found of [bracketed, quoted, bare]) {
    const currency = found === undefined ? null : currencyOfText(found);
    if (currency !== null && currency !== "any") return currency;
  }
  return null;
}
