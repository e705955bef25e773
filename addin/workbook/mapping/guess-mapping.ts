import { fieldNames, fields } from "./fields.ts";
import { guessFromValues } from "./guess-from-values.ts";
import { headerScore } from "./header-score.ts";
import { profileColumn, sampleRows } from "./column-profile.ts";
import { leastFit, valueFit } from "./value-fit.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { ColumnMapping, Field, FieldGuess } from "./fields.ts";

interface Candidate {
  field: Field;
  column: number;
  header: number;
  fit: number;
  score: number;
}

/** Guesses what each column means from its header, and from its values where the header says nothing. */
export function guessMapping(table: SheetTable): ColumnMapping {
  const ours = new Set(Object.values(table.outcome).filter((column) => column !== null));
  const sample = sampleRows(table);
  const profiles = table.headers
    .map((_, column) => column)
    .filter((column) => !ours.has(column))
    .map((column) => profileColumn(table, sample, column));
  const candidates = profiles
    .flatMap((profile) =>
      fields.map((field): Candidate => {
        const header = headerScore(table.headers[profile.column] ?? "", field);
        const fit = valueFit(field, profile);
        return { field, column: profile.column, header, fit, score: header * (0.4 + 0.6 * fit) };
      }),
    )
    .filter(({ field, header, fit }) => header >= 0.3 && fit >= leastFit(field))
    // the earlier column wins a tie, whatever the order of the fields
    .sort((a, b) => b.score - a.score || a.column - b.column);
  const guesses = new Map<Field, FieldGuess>();
  const taken = new Set<number>();
  for (const candidate of candidates) {
    if (guesses.has(candidate.field) || taken.has(candidate.column)) continue;
    guesses.set(candidate.field, guessOf(candidate));
    taken.add(candidate.column);
  }
  preferNotesToTasks(table, guesses, taken);
  guessFromValues(table, sample, profiles, guesses, taken);
  return mappingOf(guesses);
}

/** Most tools call the narrative "Notes", and have a column of tasks beside it. */
function preferNotesToTasks(
  table: SheetTable,
  guesses: Map<Field, FieldGuess>,
  taken: Set<number>,
): void {
  const notes = guesses.get("notes")?.column ?? null;
  const described = guesses.get("description")?.column ?? null;
  if (notes === null) return;
  if (described !== null && headerScore(table.headers[described] ?? "", "description") > 0.85)
    return;
  guesses.delete("notes");
  guesses.set("description", { column: notes, certainty: "likely", why: "It holds the notes." });
  if (described === null) return;
  taken.delete(described);
  if (guesses.has("workItem")) return;
  guesses.set("workItem", { column: described, certainty: "likely", why: "It holds the tasks." });
  taken.add(described);
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
