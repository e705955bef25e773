const part = String.raw`[^\s@<>()[\]\\,;:"\p{C}]+`;
const address = new RegExp(
  `^${part}@(?:[^\\s@<>()[\\]\\\\,;:".\\p{C}]+\\.)+[^\\s@<>()[\\]\\\\,;:".\\p{C}]{2,}$`,
  "u",
);

/** Longest address that mail servers pass on (RFC 5321). */
const longestAddress = 254;

/** Whether mail can be sent to this text as it is: one address, without a name or comment around it. */
export function isEmailAddress(text: string): boolean {
  return text.length <= longestAddress && address.test(text);
}

/** Several addresses as one text, as mail programs show them. */
export function joinAddresses(addresses: readonly string[]): string {
  return addresses.join(", ");
}

/** The addresses of a text that holds any number of them, parted by commas, semicolons or spaces. */
export function splitAddresses(text: string): string[] {
  return text.split(/[\s,;]+/).filter((one) => one !== "");
}
