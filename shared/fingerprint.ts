import { nameKey } from "./names.ts";

/** The content of a row by which the same work is recognised under another key (R10). */
export interface FingerprintContent {
  /** As in the sheet: the server's client is not known yet when the row is read. */
  clientName: string;
  date: string | null;
  person: string;
  workItem: string;
  description: string;
  quantityMicro: number | null;
  valueMinor: number;
  currency: string;
  kind: string;
}

const separator = "\u001f";
const separatorCode = 0x1f;
const spaceCode = 0x20;
const outsideAscii = /[^\0-\x7e]/;

/**
 * 120 bits of the content as 24 characters of [0-9a-z], equal for texts that differ only in case, width
 * or white space. It recognises, it does not protect: a clash holds a row back until a person looks (R10).
 * Stored fingerprints outlive releases, so a change here must keep every answer; a test holds some.
 */
export function fingerprintOf(content: FingerprintContent): string {
  const text =
    content.clientName +
    separator +
    (content.date ?? "") +
    separator +
    content.person +
    separator +
    content.workItem +
    separator +
    content.description +
    separator +
    (content.quantityMicro === null ? "" : content.quantityMicro) +
    separator +
    content.valueMinor +
    separator +
    content.currency +
    separator +
    content.kind;
  return hashOf(outsideAscii.test(text) ? folded(text) : text);
}

function folded(text: string): string {
  return text
    .split(separator)
    .map((part) => nameKey(part))
    .join(separator);
}

/**
 * Four chains, each with its own multiplier and turn, that feed each other in two pairs; one step can be
 * turned back, so it loses nothing. Trims, lowers and collapses on the way: making the tidied text first takes twice as long.
 */
function hashOf(text: string): string {
  let a = 0x3c074a61;
  let b = 0x7f4a7c15;
  let c = 0x1b873593;
  let d = 0x52dce729;
  let gap = false;
  let begun = false;
  for (let i = 0; i < text.length; i += 1) {
    let code = text.charCodeAt(i);
    if (code === separatorCode) {
      gap = false;
      begun = false;
    } else if (code <= spaceCode) {
      gap = begun;
      continue;
    } else {
      if (code >= 0x41 && code <= 0x5a) code += 0x20;
      // one step for the gap and the character after it
      if (gap) code |= spaceCode << 16;
      gap = false;
      begun = true;
    }
    a = Math.imul(a ^ code, 0x9e3779b1);
    b = Math.imul(b ^ code, 0x85ebca77);
    c = Math.imul(c ^ code, 0xc2b2ae3d);
    d = Math.imul(d ^ code, 0x27d4eb2f);
    a = (((a << 13) | (a >>> 19)) + c) | 0;
    b = (((b << 15) | (b >>> 17)) + d) | 0;
    c = (((c << 11) | (c >>> 21)) + a) | 0;
    d = (((d << 17) | (d >>> 15)) + b) | 0;
  }
  const first = finished(a ^ Math.imul(b, 0x9e3779b1));
  const second = finished(b ^ Math.imul(c, 0x85ebca77) ^ first);
  const third = finished(c ^ Math.imul(d, 0xc2b2ae3d) ^ second);
  const fourth = finished(d ^ Math.imul(a, 0x27d4eb2f) ^ third);
  return printed(first) + printed(second) + printed(third) + printed(fourth);
}

/** Every bit of the answer depends on every bit of the state. */
function finished(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** 30 of 32 bits: engines print larger numbers ten times slower. */
function printed(part: number): string {
  return (part >>> 2).toString(36).padStart(6, "0");
}
