/** Signs that mean one currency. */
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
  ["Fr", "CHF"],
  ["R", "ZAR"],
  ["US$", "USD"],
  ["A$", "AUD"],
  ["AU$", "AUD"],
  ["C$", "CAD"],
  ["CA$", "CAD"],
  ["NZ$", "NZD"],
  ["S$", "SGD"],
  ["HK$", "HKD"],
  ["R$", "BRL"],
  ["$US", "USD"],
  ["$CA", "CAD"],
  ["$AU", "AUD"],
  ["$NZ", "NZD"],
]);

/** Signs that several currencies share: they say that it is money, and the firm's own currency says which. */
const sharedSigns: ReadonlyMap<string, readonly string[]> = new Map([
  ["$", ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"]],
  ["kr", ["SEK", "NOK", "DKK", "ISK"]],
]);

/** What a shared sign means to a firm: its own currency if it is one of them; "$" elsewhere is the US dollar. */
export function settledCurrency(currency: string, firmCurrency: string): string | null {
  const shared = sharedSigns.get(currency);
  if (shared === undefined) return currency;
  return shared.includes(firmCurrency) ? firmCurrency : currency === "$" ? "USD" : null;
}

/** Of a bracketed "$" or "kr" in a number format, the currency of the place whose number follows. */
const currencyOfPlace: ReadonlyMap<string, string> = new Map([
  ["409", "USD"],
  ["1009", "CAD"],
  ["C0C", "CAD"],
  ["C09", "AUD"],
  ["1409", "NZD"],
  ["4809", "SGD"],
  ["C04", "HKD"],
  ["41D", "SEK"],
  ["414", "NOK"],
  ["406", "DKK"],
]);

/** Codes that are no words; "ALL", "TOP" and "MOP" are currencies too, but never in a header. */
const usual: ReadonlySet<string> = new Set(
  "EUR USD GBP CHF CAD AUD NZD JPY CNY HKD SGD INR SEK NOK DKK PLN CZK HUF RON BGN TRY ZAR BRL MXN AED SAR ILS KRW ISK KWD".split(
    " ",
  ),
);

const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** Common names, folded, for sheets that write "Euro" where others write EUR. */
const names: ReadonlyMap<string, string> = new Map([
  ["euro", "EUR"],
  ["euros", "EUR"],
  ["pound sterling", "GBP"],
  ["british pound", "GBP"],
  ["us dollar", "USD"],
  ["us dollars", "USD"],
  ["swiss franc", "CHF"],
  ["schweizer franken", "CHF"],
]);

/** The ISO code that a text means, or "$" or "kr" (see {@link settledCurrency}); null for anything else. */
export function currencyOfText(text: string): string | null {
  const trimmed = text.trim();
  const code = trimmed.toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return known.has(code) ? code : null;
  const sign = signs.get(trimmed) ?? (sharedSigns.has(trimmed) ? trimmed : null);
  if (trimmed === "kr.") return "kr";
  if (sign !== null || trimmed.length < 4) return sign;
  // "British Pound - GBP", "Euro (EUR)"
  const named = /^\D+[-(\u2013] ?([A-Z]{3})\)?$/.exec(trimmed)?.[1];
  if (named !== undefined && known.has(named)) return named;
  return names.get(trimmed.toLowerCase()) ?? null;
}

/** The currency that a header names: "Amount EUR", "Betrag (CHF)", "Billable Rate (USD)", "Netto €". */
export function currencyOfHeader(header: string): string | null {
  const sign = /[A-Z]{0,2}\$|[€£¥₹₩₪₺₽]/.exec(header)?.[0];
  const found = sign === undefined ? null : currencyOfText(sign);
  if (found !== null) return found;
  // a code is in capitals, or in brackets: "Stunden pro Tag" names no currency, however it is cut
  const codes =
    header.match(/(?<![\p{L}])[A-Z]{3}(?![\p{L}])|(?<=[([])[A-Za-z]{3}(?=[)\]])/gu) ?? [];
  // headers all in capitals hold words of three letters too: only the usual codes count there
  return codes.map((code) => code.toUpperCase()).find((code) => usual.has(code)) ?? null;
}

/** The currency that a number format shows, e.g. `[$€-407] #,##0.00`; null when it shows none. */
export function currencyOfFormat(format: string): string | null {
  const [, sign, place] = /\[\$([^\]-]+)(?:-([0-9A-Fa-f]+))?\]/.exec(format) ?? [];
  const bracketed = sign === undefined ? null : currencyOfText(sign);
  if (bracketed !== null && sharedSigns.has(bracketed))
    return currencyOfPlace.get((place ?? "").toUpperCase()) ?? bracketed;
  if (bracketed !== null) return bracketed;
  const quoted = /"([^"]+)"/.exec(format)?.[1];
  const bare = /[€£¥₹₩₪₺₽$]/.exec(format.replaceAll(/\[[^\]]*\]/g, ""))?.[0];
  for (const found of [quoted, bare]) {
    const currency = found === undefined ? null : currencyOfText(found);
    if (currency !== null) return currency;
  }
  return null;
}
