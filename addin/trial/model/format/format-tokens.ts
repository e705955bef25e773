/** The parts of one section of a number format, e.g. of `"£"#,##0.00`. */
export type FormatToken =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "digit"; readonly text: "0" | "#" | "?" }
  | { readonly kind: "point" | "group" | "percent" | "text" | "general" }
  | { readonly kind: "exponent"; readonly text: string }
  | { readonly kind: "date"; readonly text: string }
  | { readonly kind: "elapsed"; readonly text: string }
  | { readonly kind: "half-day"; readonly text: string }
  | { readonly kind: "fraction"; readonly digits: number };

export type FormatSection = {
  readonly tokens: readonly FormatToken[];
  readonly kind: "general" | "number" | "date" | "text";
  /** A colour that the format names, in lower case. */
  readonly color: string | null;
};

const PARTS =
  /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|general|am\/pm|a\/p|e[+-]|y+|m+|d+|h+|s+|\.0+(?=$|[^0#?])|[0#?.,%@]|./gis;

const COLORS = /^(black|blue|cyan|green|magenta|red|white|yellow)$/i;

const parsed = new Map<string, readonly FormatSection[]>();

/** Splits a format code into its sections; codes are few, so the result is kept. */
export function sectionsOf(code: string): readonly FormatSection[] {
  const known = parsed.get(code);
  if (known) return known;
  const sections = splitSections(code).map(section);
  parsed.set(code, sections);
  return sections;
}

/** True when the format shows a date or a time, whatever its letters stand beside. */
export const isDateFormat = (code: string): boolean => sectionsOf(code)[0]?.kind === "date";

function splitSections(code: string): string[] {
  const sections: string[] = [""];
  for (const part of code.match(/"[^"]*"?|\\.|\[[^\]]*\]|;|[^;"\\[]+/g) ?? []) {
    if (part === ";") sections.push("");
    else sections[sections.length - 1] += part;
  }
  return sections;
}

function section(code: string): FormatSection {
  const tokens: FormatToken[] = [];
  let color: string | null = null;
  for (const part of code.match(PARTS) ?? []) {
    const bracket = /^\[(.*)\]$/s.exec(part)?.[1];
    if (bracket !== undefined && COLORS.test(bracket)) color = bracket.toLowerCase();
    else tokens.push(...tokensOf(part, bracket, tokens));
  }
  return { tokens, color, kind: kindOf(tokens) };
}

function tokensOf(
  part: string,
  bracket: string | undefined,
  before: readonly FormatToken[],
): FormatToken[] {
  if (bracket !== undefined) {
    if (/^(h+|m+|s+)$/i.test(bracket)) return [{ kind: "elapsed", text: bracket.toLowerCase() }];
    const symbol = /^\$([^-]*)/.exec(bracket)?.[1];
    return symbol ? [{ kind: "literal", text: symbol }] : [];
  }
  if (part.startsWith('"')) return [{ kind: "literal", text: part.replaceAll('"', "") }];
  if (part.startsWith("\\")) return [{ kind: "literal", text: part.slice(1) }];
  if (part.startsWith("_")) return [{ kind: "literal", text: " " }];
  if (part.startsWith("*") && part.length > 1) return [];
  if (/^general$/i.test(part)) return [{ kind: "general" }];
  if (/^a(m)?\/p(m)?$/i.test(part)) return [{ kind: "half-day", text: part }];
  if (/^e[+-]$/i.test(part)) return [{ kind: "exponent", text: part }];
  if (/^[ymdhs]+$/i.test(part)) return [{ kind: "date", text: part.toLowerCase() }];
  if (/^\.0+$/.test(part)) return decimals(part, before);
  if (part === "0" || part === "#" || part === "?") return [{ kind: "digit", text: part }];
  if (part === ".") return [{ kind: "point" }];
  if (part === ",") return [{ kind: "group" }];
  if (part === "%") return [{ kind: "percent" }];
  if (part === "@") return [{ kind: "text" }];
  return [{ kind: "literal", text: part }];
}

/** ".00" after seconds is a fraction of a second, else the decimals of a number. */
function decimals(part: string, before: readonly FormatToken[]): FormatToken[] {
  const last = before.at(-1);
  const afterSeconds =
    (last?.kind === "date" || last?.kind === "elapsed") && last.text.startsWith("s");
  if (afterSeconds) return [{ kind: "fraction", digits: part.length - 1 }];
  return [
    { kind: "point" },
    ...Array.from({ length: part.length - 1 }, () => ({ kind: "digit", text: "0" }) as const),
  ];
}

function kindOf(tokens: readonly FormatToken[]): FormatSection["kind"] {
  const has = (...kinds: FormatToken["kind"][]): boolean =>
    tokens.some((token) => kinds.includes(token.kind));
  if (has("date", "elapsed", "half-day")) return "date";
  if (has("text")) return "text";
  if (has("general")) return "general";
  return "number";
}
