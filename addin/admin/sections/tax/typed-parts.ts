import type { TaxComponent } from "#shared/totals.ts";
import { numberToType, typedNumber } from "../../parts/typed-number.ts";

/** One part of a rate as it is typed. */
export interface TypedPart {
  name: string;
  percent: string;
  compound: boolean;
}

/** A percentage has four decimals in millionths. */
const percentPlaces = 4;

export function typedParts(components: readonly TaxComponent[] | undefined): TypedPart[] {
  if (components === undefined) return [{ name: "", percent: "", compound: false }];
  return components.map(({ name, ratePpm, compound }) => ({
    name,
    percent: numberToType(ratePpm, percentPlaces),
    compound,
  }));
}

/** What was typed as components; a part without a name of its own is called like the rate. Null while one has no percentage. */
export function componentsOf(parts: readonly TypedPart[], rateName: string): TaxComponent[] | null {
  const components = parts.map(({ name, percent, compound }, index) => {
    const ratePpm = typedNumber(percent, percentPlaces);
    if (ratePpm === null || ratePpm < 0) return null;
    return { name: name.trim() || rateName.trim(), ratePpm, compound: compound && index > 0 };
  });
  return components.every((one) => one !== null) ? components : null;
}
