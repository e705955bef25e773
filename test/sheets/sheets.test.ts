import { describe, expect, it } from "vitest";
import { allSheets } from "./all-sheets.ts";
import { readingOf } from "./reading-of.ts";
import { tableOf } from "./table-of.ts";

describe("reading sample sheets", () => {
  it.each(allSheets.map((sheet) => [sheet.name, sheet] as const))(
    "reads %s without touching the mapping",
    (_name, sheet) => {
      const { mapping, entries, totals, problems = [], notBillable = [] } = sheet;
      expect(readingOf(tableOf(sheet), sheet)).toEqual({
        mapping,
        entries,
        problems,
        notBillable,
        totals,
      });
    },
  );
});
