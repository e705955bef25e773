import { invalidArgument } from "../host-error.ts";
import type { Written, WrittenCells } from "../model/cells/write-cells.ts";

/** Reads what the add-in gave: it comes over the wire and may be anything. */
export function givenText(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument();
  return value;
}

export function givenTextOr(value: unknown, otherwise: string): string {
  return value === null || value === undefined ? otherwise : givenText(value);
}

export function givenInteger(value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value)) throw invalidArgument();
  return value;
}

export function givenIntegerOr(value: unknown, otherwise: number): number {
  return value === null || value === undefined ? otherwise : givenInteger(value);
}

export function givenNumber(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw invalidArgument();
  return value;
}

export function givenBoolean(value: unknown): boolean {
  if (typeof value !== "boolean") throw invalidArgument();
  return value;
}

/** The name or the number that `getItem` was given. */
export function givenKey(value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number") throw invalidArgument();
  return String(value);
}

export function givenRecord(value: unknown): Record<string, unknown> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw invalidArgument();
  return Object.fromEntries(Object.entries(value));
}

const isWritten = (value: unknown): value is Written =>
  value === null ||
  typeof value === "string" ||
  typeof value === "boolean" ||
  (typeof value === "number" && Number.isFinite(value));

/** A single value for all cells, or rows of values. */
export function givenCells(value: unknown): WrittenCells {
  if (isWritten(value)) return value;
  if (!Array.isArray(value)) throw invalidArgument();
  return value.map((row: unknown): readonly Written[] => {
    if (!Array.isArray(row) || !row.every(isWritten)) throw invalidArgument();
    return row;
  });
}

/** Keys of an object argument come in the spelling that the add-in typed. */
export function field(record: Record<string, unknown>, name: string): unknown {
  const wanted = name.toLowerCase();
  const found = Object.entries(record).find(([key]) => key.toLowerCase() === wanted);
  return found?.[1];
}
