import { expect } from "vitest";
import { outcomeOf, outcomeTexts } from "../../../../addin/workbook/outcomes.ts";
import { outcomeWords } from "../../../../addin/workbook/outcome-words.ts";
import { textOfCell } from "../../../../addin/workbook/rows/cell-reader.ts";
import { assignedKeys } from "../../../../addin/workbook/rows/row-keys.ts";
import { look } from "./at-work.ts";
import type { AtWork } from "./at-work.ts";

/** Each row says of its own key what the server says; every other row says nothing, or that it is unbilled. */
export async function saysWhatTheServerSays({
  book,
  api,
}: Pick<AtWork, "book" | "api">): Promise<void> {
  const { table, mapping } = await look({ book, api });
  const keys = assignedKeys(table, mapping);
  const asked = keys.flatMap(({ key }) => key ?? []);
  const states = new Map(
    (await api.entryStates({ keys: asked })).entries.map((state) => [state.key, state]),
  );
  for (const [index, cells] of table.rows.entries()) {
    const text = (column: "run" | "invoice" | "status") =>
      textOfCell(cells[table.outcome[column] ?? -1] ?? null);
    const said = { run: text("run"), invoice: text("invoice"), status: text("status") };
    const state = states.get(keys[index]?.key ?? "");
    if (state !== undefined) expect(said).toEqual(outcomeTexts(outcomeOf(state), outcomeWords.en));
    else if (said.status !== "") expect(said).toEqual({ run: "", invoice: "", status: "Unbilled" });
    else expect(said.run + said.invoice).toBe("");
  }
}
