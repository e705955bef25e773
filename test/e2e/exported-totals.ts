/**
 * Reads a Xero sales invoice file as the ledger would, knowing nothing of our code, and adds it up: tax per invoice
 * and rate on the sum of its lines. Amounts as "1,234.50 GBP", ordered by currency.
 */
export function exportedTotals(bytes: Buffer): { grossByCurrency: string[]; invoiceCount: number } {
  const [header = [], ...rows] = csvRows(bytes.toString("utf8"));
  const at = (row: string[], name: string): string => row[header.indexOf(name)] ?? "";
  const nets = new Map<
    string,
    { number: string; currency: string; ratePercent: bigint; netMinor: bigint }
  >();
  for (const row of rows) {
    const number = at(row, "*InvoiceNumber");
    const taxType = at(row, "*TaxType");
    const key = `${number}|${taxType}`;
    const netMinor = hundredths(at(row, "*Quantity"), at(row, "*UnitAmount"));
    const known = nets.get(key);
    if (known) known.netMinor += netMinor;
    else {
      const ratePercent = BigInt(/^(\d+)%/.exec(taxType)?.[1] ?? "0");
      nets.set(key, { number, currency: at(row, "Currency"), ratePercent, netMinor });
    }
  }
  const gross = new Map<string, bigint>();
  for (const { currency, ratePercent, netMinor } of nets.values()) {
    const taxMinor = rounded(netMinor * ratePercent, 100n);
    gross.set(currency, (gross.get(currency) ?? 0n) + netMinor + taxMinor);
  }
  return {
    grossByCurrency: [...gross]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([currency, minor]) => `${inWords(minor)} ${currency}`),
    invoiceCount: new Set([...nets.values()].map(({ number }) => number)).size,
  };
}

/** Quantity × unit amount in hundredths; both are decimal texts. */
function hundredths(quantity: string, unitAmount: string): bigint {
  const [q, qDigits] = scaled(quantity);
  const [u, uDigits] = scaled(unitAmount);
  return rounded(q * u * 100n, 10n ** BigInt(qDigits + uDigits));
}

function scaled(text: string): [value: bigint, digits: number] {
  const [whole = "", fraction = ""] = text.split(".");
  return [BigInt(whole + fraction), fraction.length];
}

function rounded(value: bigint, divisor: bigint): bigint {
  const half = value < 0n ? -divisor : divisor;
  return (value * 2n + half) / (divisor * 2n);
}

function inWords(minor: bigint): string {
  const digits = String(minor).padStart(3, "0");
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${whole}.${digits.slice(-2)}`;
}

function csvRows(text: string): string[][] {
  return text
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        (match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? "",
      ),
    );
}
