interface Option {
  value: string;
  text: string;
}

/** The time zones that the browser knows, and the one that is set. */
export function timeZoneOptions(current: string): Option[] {
  return listed(Intl.supportedValuesOf("timeZone"), current, ["UTC"]).map((zone) => ({
    value: zone,
    text: zone.replaceAll("_", " "),
  }));
}

const currencyNames = new Intl.DisplayNames("en-GB", { type: "currency" });

/** The currencies that the browser knows, by code. */
export function currencyOptions(current: string): Option[] {
  return listed(Intl.supportedValuesOf("currency"), current, []).map((code) => ({
    value: code,
    text: `${code}, ${currencyNames.of(code) ?? code}`,
  }));
}

function listed(known: readonly string[], current: string, more: readonly string[]): string[] {
  return [...new Set([...known, current, ...more])].toSorted();
}
