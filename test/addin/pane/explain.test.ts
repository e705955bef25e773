import { describe, expect, it } from "vitest";
import { ConnectionError, ProblemError } from "../../../addin/api/problem-error.ts";
import { explainError } from "../../../addin/pane/state/explain.ts";
import { SheetChangedError } from "../../../addin/pane/state/creating/creating-errors.ts";
import { WorkbookError } from "../../../addin/workbook/workbook-error.ts";
import type { Problem } from "#shared/wire/problem.ts";

const problem: Problem = {
  type: "about:blank",
  title: "The name is taken",
  status: 409,
  code: "run-name-taken",
  detail: "There is a run named November 2026 already.",
  requestId: "req-7",
};

describe("what a person is told when something fails", () => {
  it("is the server's own words for a refusal, and what stayed as it was", () => {
    const told = explainError(new ProblemError(problem), "No run was made.");
    expect(told.title).toBe(problem.title);
    expect(told.detail).toBe(`${problem.detail} No run was made.`);
  });

  it("names the request where the fault is the server's", () => {
    const told = explainError(new ProblemError({ ...problem, status: 500, code: "internal" }));
    expect(told.todo).toContain("req-7");
    expect(told.worthRetrying).toBe(true);
  });

  it("is the sheet's own words and what to do in Excel", () => {
    const error = new WorkbookError("cell-editing", "A cell is open.", "Press Enter or Esc.");
    expect(explainError(error)).toMatchObject({ kind: "sheet", todo: "Press Enter or Esc." });
  });

  it("says of a lost connection that it is one", () => {
    expect(explainError(new ConnectionError(new Error("x"))).kind).toBe("offline");
  });

  it("says what to do when the sign-in has ended, and what stayed as it was", () => {
    const ended = new ProblemError({ ...problem, status: 401, code: "sign-in-required" });
    expect(explainError(ended, "No run was made.")).toMatchObject({
      title: "Your sign-in has ended",
      detail: "No run was made.",
      todo: "Sign in again, then do the same once more.",
    });
  });

  it("says of a changed sheet that nothing was sent", () => {
    expect(explainError(new SheetChangedError()).detail).toContain("nothing was sent");
  });

  it("never shows the text of an error that nobody wrote for people", () => {
    const told = explainError(new TypeError("undefined is not a function (row 4: Aldgate)"));
    expect(JSON.stringify(told)).not.toContain("undefined is not");
    expect(told.kind).toBe("defect");
  });
});
