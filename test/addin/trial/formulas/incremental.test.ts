import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeFormulas } from "../../../../addin/trial/formulas/formula-calculation.ts";
import { columnLetters } from "../../../../addin/trial/model/cells/a1.ts";
import { area } from "../../../../addin/trial/model/cells/area.ts";
import { plainValue } from "../../../../addin/trial/model/cells/cell-value.ts";
import { Person } from "../../../../addin/trial/model/person.ts";
import { restoredWorkbook, storedWorkbook } from "../../../../addin/trial/model/stored-workbook.ts";
import { addTable } from "../../../../addin/trial/model/table/table-structure.ts";
import { Workbook } from "../../../../addin/trial/model/workbook.ts";
import { NOON } from "./formula-sheet.ts";

const SIZE = 6;

const cell = fc
  .record({
    row: fc.nat(SIZE - 1),
    column: fc.nat(SIZE - 1),
    fixed: fc.boolean(),
    sheet: fc.constantFrom("", "", "", "Two!"),
  })
  .map(({ row, column, fixed, sheet }) => {
    const sign = fixed ? "$" : "";
    return `${sheet}${sign}${columnLetters(column)}${sign}${row + 1}`;
  });

const range = fc
  .tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1), fc.nat(SIZE - 1), fc.nat(SIZE - 1))
  .map(
    ([top, left, bottom, right]) =>
      `${columnLetters(left)}${top + 1}:${columnLetters(right)}${bottom + 1}`,
  );

const formula = fc.oneof(
  cell.map((at) => `=${at}+1`),
  fc.tuple(cell, cell).map(([a, b]) => `=${a}*${b}`),
  fc.tuple(cell, cell).map(([a, b]) => `=IFERROR(${a}/${b},"none")`),
  fc.tuple(cell, cell).map(([a, b]) => `=IF(${a}>${b},${a},${b})`),
  fc.tuple(cell, cell).map(([a, b]) => `=${a}&${b}`),
  range.map((of) => `=SUM(${of})`),
  range.map((of) => `=COUNTIF(${of},">1")`),
  range.map((of) => `=SUBTOTAL(109,${of})`),
  fc.tuple(range, cell).map(([of, at]) => `=SUMIF(${of},${at})`),
  fc.constantFrom(
    "=SUM(B:B)",
    "=SUM(2:2)",
    "=SUM(Block[Two])",
    "=[@One]*2",
    "=ROWS(Block)",
    "=TODAY()-DATE(2026,11,1)",
  ),
);

const text = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 5 }).map(String) },
  { weight: 5, arbitrary: formula },
  { weight: 1, arbitrary: fc.constantFrom("", "word", "TRUE", "#N/A") },
);

type Step = (workbook: Workbook, person: Person) => void;

const onSheet = (workbook: Workbook, second: boolean) => {
  const sheet = workbook.sheets[second ? 1 : 0];
  if (!sheet) throw new Error("the sheet is missing");
  return sheet;
};

/** What Excel would refuse (a torn table, for example) leaves everything as it was. */
const tried = (act: () => void): void => {
  try {
    act();
  } catch {
    // refused
  }
};

const edit: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.boolean(), fc.nat(SIZE - 1), fc.nat(SIZE - 1), text).map(
      ([second, row, column, typed]): Step =>
        (workbook, person) =>
          tried(() => person.type(onSheet(workbook, second), row, column, typed)),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.boolean(),
        fc.constantFrom(
          "insertRows",
          "deleteRows",
          "insertColumns",
          "deleteColumns",
          "hideRows",
          "clear",
        ),
        fc.nat(SIZE - 1),
        fc.nat(SIZE - 1),
      )
      .map(([second, verb, row, column]): Step => (workbook, person) => {
        const act =
          verb === "insertRows" ||
          verb === "deleteRows" ||
          verb === "insertColumns" ||
          verb === "deleteColumns" ||
          verb === "clear"
            ? verb
            : "hideRows";
        tried(() => person[act](onSheet(workbook, second), area(row, column, 1, 1)));
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(2), fc.boolean())
      .map(([column, ascending]): Step => (workbook, person) => {
        const [table] = workbook.tables;
        if (table)
          tried(() => person.sort(table, Math.min(column, table.columns.length - 1), ascending));
      }),
  },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: edit },
  { weight: 2, arbitrary: fc.constant<Step>((_workbook, person) => void person.undo()) },
  { weight: 1, arbitrary: fc.constant<Step>((_workbook, person) => void person.redo()) },
);

function valuesOf(workbook: Workbook): unknown[] {
  return workbook.sheets.map((sheet) =>
    Array.from({ length: SIZE * 2 }, (_, row) =>
      Array.from({ length: SIZE * 2 }, (_unused, column) =>
        plainValue(sheet.cells.value(row, column)),
      ),
    ),
  );
}

function withTable(): { workbook: Workbook; person: Person } {
  const workbook = new Workbook({ sheets: ["One", "Two"] });
  const person = new Person(workbook);
  person.paste(onSheet(workbook, false), area(1, 1, 4, 3), [
    ["One", "Two", "Three"],
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);
  addTable(onSheet(workbook, false), area(1, 1, 4, 3), true).name = "Block";
  computeFormulas(workbook, () => NOON);
  return { workbook, person };
}

describe("computing only what depends on a change", () => {
  it("gives what computing everything anew gives, whatever was typed, moved, hidden, sorted or undone", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), fc.nat(4), (steps, eager) => {
        const { workbook, person } = withTable();
        for (const [index, act] of steps.entries()) {
          act(workbook, person);
          // reading in between settles some changes alone and others together
          if (index % (eager + 1) === 0) valuesOf(workbook);
        }
        const kept = valuesOf(workbook);
        const anew = restoredWorkbook(storedWorkbook(workbook));
        computeFormulas(anew, () => NOON);
        expect(kept).toEqual(valuesOf(anew));
      }),
      { numRuns: 400 },
    );
  });

  it("has every formula back as it was when all steps are undone", () => {
    const formulasOf = (workbook: Workbook): unknown =>
      workbook.sheets.map((sheet) =>
        Array.from({ length: SIZE * 2 }, (_, column) =>
          Array.from(
            { length: SIZE * 2 },
            (_unused, row) => sheet.cells.formula(row, column) ?? null,
          ),
        ),
      );
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 12 }),
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        (before, edits) => {
          const { workbook, person } = withTable();
          for (const act of before) act(workbook, person);
          const formulas = formulasOf(workbook);
          const values = valuesOf(workbook);
          const { depth } = workbook.undo;
          for (const act of edits) act(workbook, person);
          while (workbook.undo.depth > depth) person.undo();
          expect([formulasOf(workbook), valuesOf(workbook)]).toEqual([formulas, values]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
