import { multiplyAndDivide, roundHalfAwayFromZeroBig } from "./money.ts";

/** What the arithmetic needs of a `TaxComponent`. */
interface Part {
  ratePpm: number;
  compound: boolean;
}

/** The version of a tax code that is in force on the date of supply; null when there is none, or it has ended (R12). */
export function rateInForce<
  Rate extends { code: string; validFrom: string; endsOn?: string | null | undefined },
>(rates: readonly Rate[], code: string | null, supplyDate: string): Rate | null {
  let found: Rate | null = null;
  for (const rate of rates) {
    if (rate.code !== code || rate.validFrom > supplyDate) continue;
    if (found === null || rate.validFrom > found.validFrom) found = rate;
  }
  return (found?.endsOn ?? supplyDate) < supplyDate ? null : found;
}

/** The rounded tax of each component on an amount without tax; a compound one on the rounded base (R12). */
export function taxOnNet(netMinor: number, components: readonly Part[]): number[] {
  let baseMinor = netMinor;
  return components.map(({ ratePpm, compound }) => {
    const taxMinor = multiplyAndDivide(compound ? baseMinor : netMinor, ratePpm, 1_000_000);
    baseMinor += taxMinor;
    return taxMinor;
  });
}

/** The rounded tax of each component inside an amount that contains it; what is left is the net (R12). */
export function taxInGross(grossMinor: number, components: readonly Part[]): number[] {
  const [only] = components;
  if (only === undefined) return [];
  if (components.length === 1) {
    return [multiplyAndDivide(grossMinor, only.ratePpm, 1_000_000 + only.ratePpm)];
  }
  // Each component as its exact share of a net of `unit`, so that nothing is rounded twice.
  const unit = 10n ** BigInt(6 * components.length);
  let gross = unit;
  const shares = components.map(({ ratePpm, compound }) => {
    const share = ((compound ? gross : unit) * BigInt(ratePpm)) / 1_000_000n;
    gross += share;
    return share;
  });
  return shares.map((share) => Number(roundHalfAwayFromZeroBig(BigInt(grossMinor) * share, gross)));
}
