const byRegion: Readonly<Record<string, string>> = {
  GB: "GBP",
  US: "USD",
  AU: "AUD",
  NZ: "NZD",
  CA: "CAD",
  CH: "CHF",
  ZA: "ZAR",
  SG: "SGD",
  IN: "INR",
  JP: "JPY",
  SE: "SEK",
  NO: "NOK",
  DK: "DKK",
};

/** Currency for rows that name none while nobody is signed in; the firm's takes its place afterwards. */
export function assumedCurrency(locale: string): string {
  const region = new Intl.Locale(locale).maximize().region ?? "";
  return byRegion[region] ?? "EUR";
}
