/** An IBAN without spaces, in capitals, as it is compared and stored. */
export function compactIban(text: string): string {
  return text.replaceAll(/\s/g, "").toUpperCase();
}

/** Whether the text is an IBAN whose check digits are right (ISO 13616, remainder 1 of 97). */
export function isIban(text: string): boolean {
  const iban = compactIban(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    // A is 10, B is 11, …: two digits each.
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** In groups of four, as it is printed. */
export function printedIban(text: string): string {
  return compactIban(text).replaceAll(/(.{4})(?=.)/g, "$1 ");
}

/** Whether the text has the form of a BIC (ISO 9362). */
export function isBic(text: string): boolean {
  return /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text);
}
