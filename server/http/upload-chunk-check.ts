import * as z from "zod";
import type { ProblemItem } from "#shared/wire/problem.ts";
import type { UploadEntry } from "#shared/wire/upload.ts";

/**
 * The same as `uploadChunkBody`, by hand: for 100,000 entries zod takes three times as long as reading the JSON
 * (design §5, figures). A property test holds the two together.
 */

/** What is wrong with a value, in a sentence; null when nothing is. */
type FieldCheck = (value: unknown) => string | null;

const fields: Record<keyof UploadEntry, FieldCheck> = {
  key: text(1, 200),
  fingerprint: text(1, 100),
  clientId: text(1, 64, /^[A-Za-z0-9_-]+$/),
  kind: oneOf("time", "expense", "fixed-fee"),
  workItem: text(0, 300),
  date: orNull(date()),
  person: text(0, 200),
  partner: text(0, 200),
  description: text(0, 2_000),
  quantityMicro: orNull(whole(Number.MAX_SAFE_INTEGER)),
  rateMicro: orNull(whole(Number.MAX_SAFE_INTEGER)),
  valueMinor: whole(1e14),
  currency: text(3, 3, /^[A-Z]{3}$/),
  taxCode: orNull(text(0, 40)),
  groupLabel: text(0, 300),
  writeOnOffMinor: whole(1e14),
  carriedMinor: whole(1e14),
  confirmedNotBilled: (value) =>
    typeof value === "boolean" ? null : "This must be true or false.",
};
const fieldChecks = Object.entries(fields);
const mostEntries = 5_000;
const toldOneByOne = 20;

/** The faults of a chunk, each with its place; none when it is an `UploadChunkBody`. */
export function chunkFaults(body: unknown): ProblemItem[] {
  if (!isObject(body)) return [{ location: "", message: "This must be an object." }];
  const unknown = Object.keys(body).filter((name) => name !== "entries");
  if (unknown.length > 0) return [unknownFault("", unknown)];
  const { entries } = body;
  if (!Array.isArray(entries)) return [{ location: "/entries", message: "This must be a list." }];
  if (entries.length === 0 || entries.length > mostEntries) {
    const message = `This needs 1 to ${mostEntries} items.`;
    return [{ location: "/entries", message }];
  }
  const faults: ProblemItem[] = [];
  for (const [index, entry] of entries.entries()) {
    addEntryFaults(faults, entry, `/entries/${index}`);
    if (faults.length >= toldOneByOne) break;
  }
  return faults;
}

function addEntryFaults(faults: ProblemItem[], entry: unknown, location: string): void {
  if (!isObject(entry)) {
    faults.push({ location, message: "This must be an object." });
    return;
  }
  for (const [name, check] of fieldChecks) {
    const message = check(entry[name]);
    if (message !== null) faults.push({ location: `${location}/${name}`, message });
  }
  const names = Object.keys(entry);
  if (names.length === fieldChecks.length) return;
  const unknown = names.filter((name) => !Object.hasOwn(fields, name));
  if (unknown.length > 0) faults.push(unknownFault(location, unknown));
}

function unknownFault(location: string, names: readonly string[]): ProblemItem {
  return { location, message: `This is not known here: ${names.slice(0, 5).join(", ")}.` };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(fewest: number, most: number, shape?: RegExp): FieldCheck {
  return (value) => {
    if (typeof value !== "string") return "This must be a text.";
    if (value.length < fewest) return "This must not be empty.";
    if (value.length > most) return `This can have at most ${most} characters.`;
    return shape === undefined || shape.test(value) ? null : "This is not written as expected.";
  };
}

function whole(most: number): FieldCheck {
  return (value) =>
    Number.isSafeInteger(value) && Math.abs(Number(value)) <= most
      ? null
      : "This must be a whole number that is not too large.";
}

function oneOf(...words: readonly string[]): FieldCheck {
  return (value) =>
    typeof value === "string" && words.includes(value)
      ? null
      : `This must be one of: ${words.join(", ")}.`;
}

function orNull(check: FieldCheck): FieldCheck {
  return (value) => (value === null ? null : check(value));
}

function date(): FieldCheck {
  const shape = z.regexes.date;
  // A sheet has few different dates.
  let known = new Set<unknown>();
  return (value) => {
    if (known.has(value)) return null;
    if (typeof value !== "string" || !shape.test(value)) {
      return "This must be a date like 2026-11-30.";
    }
    if (known.size > 1_000) known = new Set();
    known.add(value);
    return null;
  };
}
