const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]|(?!\n)\p{Cc}/gu;
/** Marks piled on one letter would climb over the lines above. */
const piledMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * Hostile text as the text it is (P16): no control characters, none that turn the direction of what follows, none that
 * cannot be seen. Its lines stay.
 */
export function printableText(text: string): string {
  return text
    .toWellFormed()
    .replace(lineBreaks, "\n")
    .replace(/\t/g, " ")
    .replace(unseen, "")
    .normalize("NFC")
    .replace(piledMarks, "$1")
    .replace(/ *\n */g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The same on one line. */
export function printableLine(text: string): string {
  return printableText(text).replace(/\s*\n\s*/g, " ");
}
