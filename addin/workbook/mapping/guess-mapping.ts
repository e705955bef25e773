import { fieldNames, fields } from "./fields.ts";
import { guessFromValues } from "./guess-from-values.ts";
import { guessHeadings } from "./headings.ts";
import { headerScore } from "./header-score.ts";
import { numbersOf, productOfHeaders } from "./products.ts";
import { profileColumn, sampleRows } from "./column-profile.ts";
import { leastFit, valueFit } from "./value-fit.ts";
import {
  lastNameColumn,
  settleClientAndWorkItem,
  settleDescription,
  settleEmail,
} from "./settle-guesses.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { ColumnProfile } from "./column-profile.ts";
import type { ColumnMapping, Field, FieldGuess } from "./fields.ts";
import type { ColumnNumbers } from "./products.ts";
import type { Guessing } from "./settle-guesses.ts";

interface Candidate {
  field: Field;
  column: number;
  header: number;
  fit: number;
  score: number;
}

/**
 * Guesses what each column means from its header, and from its values where the header says nothing. Of several
 * columns for one field the three that multiply are taken, else the one whose word stands first in `headerWords`
 * ("Billable hours" before "Hours"), else the visible one, else the first.
 */
export function guessMapping(table: SheetTable): ColumnMapping {
  const ours = new Set(Object.values(table.outcome).filter((column) => column !== null));
  const sample = sampleRows(table);
  const profiles = table.headers
    .map((_, column) => column)
    .filter((column) => !ours.has(column))
    .map((column) => profileColumn(table, sample, column));
  const guesses = new Map<Field, FieldGuess>();
  const taken = new Set<number>();
  for (const candidate of candidatesOf(table, profiles)) {
    if (guesses.has(candidate.field) || taken.has(candidate.column)) continue;
    guesses.set(candidate.field, guessOf(candidate));
    taken.add(candidate.column);
  }
  const guessing: Guessing = { table, sample, profiles, guesses, taken };
  const numbers = numbersOf(table, sample, profiles);
  settleAmounts(guessing, numbers);
  settleDescription(guessing);
  guessHeadings(guessing);
  const hidden = new Set(table.hiddenColumns);
  const visible = profiles.filter(({ column }) => !hidden.has(column));
  guessFromValues(table, numbers, visible, guesses, taken);
  settleEmail(guessing);
  settleClientAndWorkItem(guessing);
  const mapping = mappingOf(guesses);
  if (lastNameColumn(table, mapping) !== null)
    mapping.person = { ...mapping.person, why: "First and last names are read together." };
  return mapping;
}

function candidatesOf(table: SheetTable, profiles: readonly ColumnProfile[]): Candidate[] {
  const hidden = new Set(table.hiddenColumns);
  return (
    profiles
      .flatMap((profile) =>
        fields.map((field): Candidate => {
          const header = headerScore(table.headers[profile.column] ?? "", field);
          const fit = valueFit(field, profile);
          const shown = hidden.has(profile.column) ? 0.9 : 1;
          const score = header * (0.4 + 0.6 * fit) * shown;
          return { field, column: profile.column, header, fit, score };
        }),
      )
      .filter(({ field, header, fit }) => header >= 0.3 && fit >= leastFit(field))
      // the earlier column wins a tie, whatever the order of the fields
      .sort((a, b) => b.score - a.score || a.column - b.column)
  );
}

/** Puts the three columns that multiply where the headers alone would have put others. */
function settleAmounts({ table, guesses, taken }: Guessing, numbers: ColumnNumbers): void {
  const product = productOfHeaders(
    numbers,
    (column, field) => headerScore(table.headers[column] ?? "", field),
    guesses,
  );
  if (product === null) return;
  const columns = new Set(Object.values(product));
  for (const [field, { column }] of guesses)
    if (column !== null && columns.has(column)) guesses.delete(field);
  for (const field of ["quantity", "rate", "value"] as const) {
    const before = guesses.get(field)?.column ?? null;
    if (before !== null) taken.delete(before);
    const column = product[field];
    guesses.set(field, {
      column,
      certainty: "sure",
      why: "The header says so, and quantity × rate gives the amount.",
    });
    taken.add(column);
  }
}

function guessOf({ column, header, fit, score }: Candidate): FieldGuess {
  if (fit < 0.75)
    return {
      column,
      certainty: score > 0.6 ? "likely" : "unsure",
      why: "The header says so, but some of its cells do not fit.",
    };
  if (header >= 0.78) return { column, certainty: "sure", why: "The header says so." };
  return { column, certainty: "likely", why: "A part of the header says so." };
}

function mappingOf(guesses: ReadonlyMap<Field, FieldGuess>): ColumnMapping {
  const none = (field: Field): FieldGuess => ({
    column: null,
    certainty: "unsure",
    why: `No column looks like ${fieldNames[field].toLowerCase()}.`,
  });
  // safe because every field of the list gets its guess
  return Object.fromEntries(
    fields.map((field) => [field, guesses.get(field) ?? none(field)]),
  ) as ColumnMapping;
}
