import { isDateFormat } from "./format-tokens.ts";

/** How a person's Excel writes numbers and dates. Format codes in the model are always en-US. */
export type Culture = {
  readonly name: string;
  readonly decimal: string;
  readonly group: string;
  readonly dateSeparator: string;
  readonly shortDate: string;
  readonly longDate: string;
  /** The order in which a typed date is read. */
  readonly dateOrder: "dmy" | "mdy" | "ymd";
  readonly currency: string;
  /** Local letters of date codes, where they differ. */
  readonly dateLetters: Readonly<Record<string, string>>;
};

const CULTURES: readonly Culture[] = [
  {
    name: "en-US",
    decimal: ".",
    group: ",",
    dateSeparator: "/",
    shortDate: "m/d/yyyy",
    longDate: "dddd, mmmm d, yyyy",
    dateOrder: "mdy",
    currency: "$",
    dateLetters: {},
  },
  {
    name: "en-GB",
    decimal: ".",
    group: ",",
    dateSeparator: "/",
    shortDate: "dd/mm/yyyy",
    longDate: "dd mmmm yyyy",
    dateOrder: "dmy",
    currency: "£",
    dateLetters: {},
  },
  {
    name: "de-DE",
    decimal: ",",
    group: ".",
    dateSeparator: ".",
    shortDate: "dd.mm.yyyy",
    longDate: "dddd, d. mmmm yyyy",
    dateOrder: "dmy",
    currency: "€",
    dateLetters: { d: "T", m: "M", y: "J" },
  },
  {
    name: "fr-CH",
    decimal: ".",
    group: "’",
    dateSeparator: ".",
    shortDate: "dd.mm.yyyy",
    longDate: "dddd, d mmmm yyyy",
    dateOrder: "dmy",
    currency: "CHF",
    dateLetters: { d: "j", y: "a" },
  },
  {
    name: "de-CH",
    decimal: ".",
    group: "’",
    dateSeparator: ".",
    shortDate: "dd.mm.yyyy",
    longDate: "dddd, d. mmmm yyyy",
    dateOrder: "dmy",
    currency: "CHF",
    dateLetters: { d: "T", m: "M", y: "J" },
  },
  {
    name: "fr-FR",
    decimal: ",",
    group: "\u202f",
    dateSeparator: "/",
    shortDate: "dd/mm/yyyy",
    longDate: "dddd d mmmm yyyy",
    dateOrder: "dmy",
    currency: "€",
    dateLetters: { d: "j", y: "a" },
  },
  {
    name: "es-ES",
    decimal: ",",
    group: ".",
    dateSeparator: "/",
    shortDate: "dd/mm/yyyy",
    longDate: "dddd, d mmmm yyyy",
    dateOrder: "dmy",
    currency: "€",
    dateLetters: { y: "a" },
  },
  {
    name: "it-IT",
    decimal: ",",
    group: ".",
    dateSeparator: "/",
    shortDate: "dd/mm/yyyy",
    longDate: "dddd d mmmm yyyy",
    dateOrder: "dmy",
    currency: "€",
    dateLetters: { d: "g", y: "a" },
  },
  {
    name: "nl-NL",
    decimal: ",",
    group: ".",
    dateSeparator: "-",
    shortDate: "d-m-yyyy",
    longDate: "dddd d mmmm yyyy",
    dateOrder: "dmy",
    currency: "€",
    dateLetters: { y: "j" },
  },
  {
    name: "pt-PT",
    decimal: ",",
    group: "\u00a0",
    dateSeparator: "/",
    shortDate: "dd/mm/yyyy",
    longDate: "dddd, d mmmm yyyy",
    dateOrder: "dmy",
    currency: "€",
    dateLetters: { y: "a" },
  },
];

export const ENGLISH_US: Culture = cultureNamed("en-US");

export function cultureNamed(name: string): Culture {
  const found = CULTURES.find((culture) => culture.name === name);
  if (!found) throw new Error(`no culture ${name} in the trial's workbook`);
  return found;
}

/** An en-US format code in the letters and separators of the culture (`numberFormatLocal`). */
export function localFormat(code: string, culture: Culture): string {
  if (code === "General" && culture.name.startsWith("de-")) return "Standard";
  const dates = isDateFormat(code);
  return code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|[.,dmy]/g, (part) => {
    if (part === "." && !dates) return culture.decimal;
    if (part === "," && !dates) return culture.group;
    return culture.dateLetters[part] ?? part;
  });
}

export function invariantFormat(local: string, culture: Culture): string {
  if (local === "Standard") return "General";
  const letters = new Map(
    Object.entries(culture.dateLetters).map(([code, letter]) => [letter, code]),
  );
  const dates = [...letters.keys(), "d", "m", "y"].some((letter) => local.includes(letter));
  return local.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|./g, (part) => {
    if (part === culture.decimal && !dates) return ".";
    if (part === culture.group && !dates) return ",";
    return letters.get(part) ?? part;
  });
}
