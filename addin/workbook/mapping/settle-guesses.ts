import { foldedText } from "../cells/words.ts";
import { headerScore } from "./header-score.ts";
import { firstNameWords, lastNameWords } from "./header-words.ts";
import type { CellValue, SheetTable } from "../sheet-table.ts";
import type { ColumnProfile } from "./column-profile.ts";
import type { ColumnMapping, Field, FieldGuess } from "./fields.ts";

/** What is known when every column has been looked at by itself. */
export interface Guessing {
  table: SheetTable;
  sample: readonly CellValue[][];
  profiles: readonly ColumnProfile[];
  guesses: Map<Field, FieldGuess>;
  taken: Set<number>;
}

/** Most tools call the narrative "Notes" and have a column of activities beside it: the longer texts describe. */
export function settleDescription({ table, profiles, guesses, taken }: Guessing): void {
  const notes = guesses.get("notes")?.column ?? null;
  const described = guesses.get("description")?.column ?? null;
  if (notes === null) return;
  if (described !== null) {
    if (headerScore(table.headers[described] ?? "", "description") >= 0.95) return;
    const weight = (column: number): number => {
      const profile = profiles.find((one) => one.column === column);
      return profile === undefined ? 0 : profile.distinct * profile.meanLength;
    };
    if (weight(described) > weight(notes)) return;
  }
  guesses.delete("notes");
  guesses.set("description", { column: notes, certainty: "likely", why: "It holds the notes." });
  if (described === null) return;
  taken.delete(described);
  if (guesses.has("task")) return;
  guesses.set("task", { column: described, certainty: "likely", why: "It holds the tasks." });
  taken.add(described);
}

/** An address beside a user is the user's; the client's is one that all rows of a client share. */
export function settleEmail({ table, sample, guesses, taken }: Guessing): void {
  const email = guesses.get("email")?.column ?? null;
  if (email === null) return;
  const header = foldedText(table.headers[email] ?? "");
  if (
    /client|customer|billing|invoice|bill to|mandant|kunde|rechnung|cliente|klant|factu/.test(
      header,
    )
  )
    return;
  const client = guesses.get("client")?.column ?? null;
  const person = guesses.get("person")?.column ?? null;
  const ofClient = client !== null && belongsTo(sample, email, client);
  if (ofClient && (person === null || !belongsTo(sample, email, person))) return;
  guesses.delete("email");
  if (person !== null) {
    taken.delete(email);
    return;
  }
  guesses.set("person", {
    column: email,
    certainty: "likely",
    why: "It holds the addresses of the people who did the work.",
  });
}

/** Whether every owner has one value only. */
function belongsTo(sample: readonly CellValue[][], value: number, owner: number): boolean {
  const known = new Map<CellValue, CellValue>();
  return sample.every((row) => {
    const [of, has] = [row[owner] ?? null, row[value] ?? null];
    if (of === null || has === null) return true;
    const before = known.get(of);
    known.set(of, has);
    return before === undefined || before === has;
  });
}

/** Without a column of projects the tasks are what was worked on; without clients the projects stand for them. */
export function settleClientAndWorkItem({ guesses }: Guessing): void {
  const task = guesses.get("task");
  if (!guesses.has("workItem") && task !== undefined) {
    guesses.delete("task");
    guesses.set("workItem", { ...task, certainty: "likely", why: "It names what was worked on." });
  }
  const workItem = guesses.get("workItem");
  if (guesses.has("client") || guesses.has("clientCode") || workItem === undefined) return;
  guesses.delete("workItem");
  guesses.set("client", {
    column: workItem.column,
    certainty: "unsure",
    why: "No column names the client, so this one stands for it.",
  });
}

/** The column that holds the other half of a name when the person's column holds the first names only. */
export function lastNameColumn(
  table: Pick<SheetTable, "headers">,
  mapping: Pick<ColumnMapping, "person">,
): number | null {
  const { column } = mapping.person;
  if (column === null || !firstNameWords.has(foldedText(table.headers[column] ?? ""))) return null;
  const other = table.headers.findIndex((header) => lastNameWords.has(foldedText(header)));
  return other === -1 ? null : other;
}
