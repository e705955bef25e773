import type { CellValue } from "../cells/cell-value.ts";
import { isError } from "../cells/cell-value.ts";
import type { Culture } from "./culture.ts";
import { dateText } from "./date-text.ts";
import type { FormatSection } from "./format-tokens.ts";
import { sectionsOf } from "./format-tokens.ts";
import { generalText, numberText } from "./number-text.ts";

/** What a cell shows (`Range.text`): never "####" for want of width, only for dates that do not exist. */
export function displayText(
  value: CellValue,
  format: string | undefined,
  culture: Culture,
  date1904: boolean,
): string {
  if (isError(value)) return value.error;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value === "") return "";
  const sections = sectionsOf(format ?? "General");
  if (typeof value === "string") return shownText(value, sections);
  const { section, size, minus } = chosenSection(value, sections);
  const sign = minus ? "-" : "";
  if (!section || section.kind === "text") return sign + generalText(size, culture);
  if (section.kind === "date")
    return dateText(minus ? -size : size, section.tokens, culture, date1904);
  if (section.kind === "number") return sign + numberText(size, section.tokens, culture);
  return sign + section.tokens.map((token) => generalPart(token, size, culture)).join("");
}

/** The colour that the format gives to this value, e.g. "red" of `0;[Red]-0`. */
export function formatColor(value: CellValue, format: string | undefined): string | null {
  if (typeof value !== "number" || !format?.includes("[")) return null;
  return chosenSection(value, sectionsOf(format)).section?.color ?? null;
}

function chosenSection(
  value: number,
  sections: readonly FormatSection[],
): { section: FormatSection | undefined; size: number; minus: boolean } {
  const [positive, negative, zero] = sections;
  const numeric = sections.length > 1 && sections[1]?.kind === "text" ? 1 : sections.length;
  if (value < 0 && numeric > 1) return { section: negative, size: -value, minus: false };
  if (value === 0 && numeric > 2) return { section: zero, size: 0, minus: false };
  return { section: positive, size: Math.abs(value), minus: value < 0 };
}

function shownText(value: string, sections: readonly FormatSection[]): string {
  const section = sections[3] ?? sections.find((candidate) => candidate.kind === "text");
  if (!section) return value;
  return section.tokens
    .map((token) => (token.kind === "text" ? value : token.kind === "literal" ? token.text : ""))
    .join("");
}

function generalPart(
  token: FormatSection["tokens"][number],
  size: number,
  culture: Culture,
): string {
  if (token.kind === "general") return generalText(size, culture);
  return token.kind === "literal" ? token.text : "";
}
