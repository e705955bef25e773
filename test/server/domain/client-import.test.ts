import { describe, expect, it } from "vitest";
import type { ImportRow, ImportVerdict } from "#shared/wire/client-import.ts";
import { nameKey } from "#shared/names.ts";
import { compareImport } from "../../../server/domain/client-import.ts";
import type { ImportedInto } from "../../../server/domain/client-import.ts";

const taxCodes = new Set(["S", "R"]);

function client(id: string, fields: Partial<ImportedInto> = {}): ImportedInto {
  const { name = id, code = "" } = fields;
  return {
    id,
    name,
    nameKey: nameKey(name),
    code,
    codeKey: nameKey(code),
    privacy: "public",
    taxCode: null,
    billToId: null,
    createdAt: "",
    sight: "full",
    aliasKeys: [],
    address: "[]",
    email: "",
    emailCc: "",
    taxNumber: "",
    termsDays: null,
    language: null,
    version: 3,
    ...fields,
  };
}

const alder = client("alder", {
  name: "Alder Ltd",
  code: "A1",
  address: '["1 High Street","Bath"]',
  email: "a@alder.example",
  termsDays: 30,
  aliasKeys: ["alder limited"],
});

function verdicts(rows: ImportRow[], known = [alder]): ImportVerdict[] {
  return compareImport(rows, known, taxCodes).map(({ verdict }) => verdict);
}

describe("comparing a client list", () => {
  it("tells what is new, what changes field by field, and what stays", () => {
    expect(
      verdicts([
        { name: "Birch" },
        { name: "alder  LTD", code: "A1", emailTo: "a@alder.example; b@alder.example" },
      ]),
    ).toMatchObject([
      { state: "new" },
      {
        state: "changed",
        clientId: "alder",
        version: 3,
        changes: [
          { field: "name", before: "Alder Ltd", after: "alder LTD" },
          {
            field: "emailTo",
            before: "a@alder.example",
            after: "a@alder.example, b@alder.example",
          },
        ],
      },
    ]);
    const same = { name: "Alder Ltd", address: "1 High Street,  Bath", termsDays: "30 days" };
    expect(verdicts([same])).toMatchObject([{ state: "unchanged", clientId: "alder" }]);
  });

  it("changes nothing by an empty cell, and keeps the name of one found by another spelling", () => {
    const empty = { name: "Alder Limited", code: " ", emailTo: "", address: "\n", taxCode: "" };
    expect(verdicts([empty])).toMatchObject([{ state: "unchanged" }]);
  });

  it("finds by code before it finds by name, so that a client can be renamed", () => {
    expect(verdicts([{ name: "Alder Group", code: "A1" }])).toMatchObject([
      { state: "changed", changes: [{ field: "name", after: "Alder Group" }] },
    ]);
  });

  it("reads terms, languages, tax codes and addresses as people write them", () => {
    const row = {
      name: "Birch",
      termsDays: "Net 14",
      language: "Deutsch",
      taxCode: "R",
      address: "Hauptstraße 1\n10115 Berlin",
      emailTo: "a@b.example b@b.example",
    };
    expect(compareImport([row], [], taxCodes)[0]?.fields).toEqual({
      name: "Birch",
      termsDays: 14,
      language: "de",
      taxCode: "R",
      address: ["Hauptstraße 1", "10115 Berlin"],
      emailTo: ["a@b.example", "b@b.example"],
    });
  });

  it.each<[string, ImportRow, string]>([
    ["no name", { code: "X" }, "no name"],
    ["an invisible name", { name: "\u200b" }, "no name"],
    ["a malformed e-mail address", { name: "X", emailTo: "x@y" }, "“x@y” is no e-mail address"],
    ["a name as address", { name: "X", emailCc: "Jo <jo@x.example>" }, "“Jo” is no"],
    ["an unknown tax code", { name: "X", taxCode: "Q" }, "no tax code “Q”"],
    ["terms that are no days", { name: "X", termsDays: "soon" }, "“soon” are no payment terms"],
    ["terms below zero", { name: "X", termsDays: "-3" }, "“-3” are no payment terms"],
    ["an unknown language", { name: "X", language: "Elvish" }, "“Elvish”"],
    ["a name that is too long", { name: "x".repeat(201) }, "more than 200 characters"],
  ])("names a row with %s as a problem", (_what, row, message) => {
    expect(verdicts([row])).toMatchObject([
      { state: "problem", message: expect.stringContaining(message) },
    ]);
  });

  it("names what stands in the list twice, by name, by code, or as the same client", () => {
    const rows = [{ name: "X" }, { name: "x" }, { name: "Y", code: "1" }, { name: "Z", code: "1" }];
    expect(verdicts(rows).map(({ state }) => state)).toEqual(["new", "problem", "new", "problem"]);
    expect(verdicts([{ name: "New", code: "A1" }, { name: "Alder Ltd" }])[1]).toMatchObject({
      message: "Row 1 of the list means this client too.",
    });
  });

  it("does not choose between the client of the code and that of the name", () => {
    const known = [alder, client("birch", { name: "Birch" })];
    expect(verdicts([{ name: "Birch", code: "A1" }], known)).toEqual([
      { state: "problem", message: "The code belongs to Alder Ltd, the name to Birch." },
    ]);
  });

  it("leaves private clients of other teams to these", () => {
    const quiet = client("quiet", { name: "Quiet", privacy: "private", sight: "name" });
    expect(verdicts([{ name: "Quiet" }], [quiet])).toMatchObject([{ state: "problem" }]);
  });
});
