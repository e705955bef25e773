/** Currencies of ISO 4217 whose minor unit is not a hundredth. */
const unusualMinorDigits: ReadonlyMap<string, number> = new Map([
  ...["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI"].map(
    (code) => [code, 0] as const,
  ),
  ...["VND", "VUV", "XAF", "XOF", "XPF"].map((code) => [code, 0] as const),
  ...["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].map((code) => [code, 3] as const),
  ...["CLF", "UYW"].map((code) => [code, 4] as const),
]);

/** Decimals of a currency's minor unit: GBP 2, JPY 0, KWD 3. */
export function minorDigits(currency: string): number {
  return unusualMinorDigits.get(currency) ?? 2;
}

/** Millionths of the major unit that make one minor unit: GBP 10,000. */
export function microPerMinor(currency: string): number {
  return 10 ** (6 - minorDigits(currency));
}

/** The largest amount of one entry or line: its price in millionths must still be a safe integer. */
export function largestMinor(currency: string): number {
  return Math.floor(Number.MAX_SAFE_INTEGER / microPerMinor(currency));
}

/** `dividend / divisor` to the nearest whole number, a half away from zero (R12). Both whole, the divisor positive. */
export function roundHalfAwayFromZero(dividend: number, divisor: number): number {
  const remainder = dividend % divisor;
  // `+ 0` because a negative dividend that rounds to nothing must not become −0.
  const quotient = (dividend - remainder) / divisor + 0;
  if (Math.abs(remainder) < divisor - Math.abs(remainder)) return quotient;
  return dividend < 0 ? quotient - 1 : quotient + 1;
}

/** The same as {@link roundHalfAwayFromZero} for what does not fit into a safe integer. */
export function roundHalfAwayFromZeroBig(dividend: bigint, divisor: bigint): bigint {
  const remainder = dividend % divisor;
  const quotient = dividend / divisor;
  if (2n * (remainder < 0n ? -remainder : remainder) < divisor) return quotient;
  return dividend < 0n ? quotient - 1n : quotient + 1n;
}

/** `factor × other / divisor`, exact in between and rounded once, half away from zero. All whole numbers. */
export function multiplyAndDivide(factor: number, other: number, divisor: number): number {
  const product = factor * other;
  return Number.isSafeInteger(product)
    ? roundHalfAwayFromZero(product, divisor)
    : Number(roundHalfAwayFromZeroBig(BigInt(factor) * BigInt(other), BigInt(divisor)));
}

/**
 * Quantity × price, both in millionths, in minor units, rounded once (R12).
 * Null when the amount is larger than one entry or line can hold.
 */
export function multiplyToMinor(
  quantityMicro: number,
  priceMicro: number,
  currency: string,
): number | null {
  let price = priceMicro;
  let divisor = 1e6 * microPerMinor(currency);
  // Most prices are whole hundredths; without their zeros the product stays a safe integer.
  if (price % 10_000 === 0) {
    price /= 10_000;
    divisor /= 10_000;
  }
  const amountMinor = multiplyAndDivide(quantityMicro, price, divisor);
  return Math.abs(amountMinor) <= largestMinor(currency) ? amountMinor : null;
}

/**
 * Shares a total out in proportion to weights, by largest remainder, ties by key (R8). The shares are in the order
 * of the weights and add up to the total. Null when the weights sum to zero or differ in sign.
 */
export function shareOut(
  totalMinor: number,
  weights: readonly { key: string; weight: number }[],
): number[] | null {
  const signs = new Set(
    weights.map(({ weight }) => Math.sign(weight)).filter((sign) => sign !== 0),
  );
  if (signs.size !== 1) return null;
  const whole = weights.reduce((sum, { weight }) => sum + BigInt(Math.abs(weight)), 0n);
  const total = BigInt(Math.abs(totalMinor));
  const shares = weights.map(({ key, weight }, index) => {
    const product = total * BigInt(Math.abs(weight));
    return { index, key, share: Number(product / whole), remainder: product % whole };
  });
  let left = Math.abs(totalMinor) - shares.reduce((sum, { share }) => sum + share, 0);
  const inTurn = shares.toSorted((a, b) =>
    a.remainder !== b.remainder
      ? a.remainder > b.remainder
        ? -1
        : 1
      : a.key < b.key
        ? -1
        : a.key > b.key
          ? 1
          : 0,
  );
  for (const next of inTurn) {
    if (left === 0) break;
    next.share += 1;
    left -= 1;
  }
  return shares.map(({ share }) => (totalMinor < 0 && share !== 0 ? -share : share));
}

/** Sums per currency, ordered by currency code; amounts of different currencies are never added. */
export function sumByCurrency(
  amounts: Iterable<{ currency: string; amountMinor: number }>,
): { currency: string; amountMinor: number }[] {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  }
  return [...sums]
    .map(([currency, amountMinor]) => ({ currency, amountMinor }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
