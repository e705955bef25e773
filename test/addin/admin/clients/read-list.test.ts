import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import {
  guessColumns,
  rowsOf,
} from "../../../../addin/admin/sections/clients/list-import/guess-columns.ts";
import {
  readFile,
  readPasted,
} from "../../../../addin/admin/sections/clients/list-import/read-list.ts";

const file = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], "clients");
const fieldsOf = (headings: string[]) => guessColumns([headings]).columns;

describe("reading a client list", () => {
  it("reads what was copied from a sheet, with line breaks and commas inside cells", async () => {
    expect(await readPasted('Name\tAddress\r\nAlder, Ltd\t"1 High Street\nBath"\r\n\r\n')).toEqual([
      ["Name", "Address"],
      ["Alder, Ltd", "1 High Street\nBath"],
    ]);
  });

  it.each([",", ";"])("reads a text file with %s between its cells", async (sign) => {
    const text = `\ufeffName${sign}Code\nMüller${sign}007\n`;
    expect(await readFile(file(new TextEncoder().encode(text)))).toEqual([
      ["Name", "Code"],
      ["Müller", "007"],
    ]);
  });

  it("reads the letters of a text file that Excel did not write as UTF-8", async () => {
    const bytes = Uint8Array.from(Buffer.from("Name\nMüller", "latin1"));
    expect(await readFile(file(bytes))).toEqual([["Name"], ["Müller"]]);
  });

  it("reads the first sheet of a workbook", async () => {
    const rows = [
      ["Name", "Terms", "Since"],
      ["Alder Ltd", 30, null],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: "Clients", rows }] });
    expect(await readFile(file(new Uint8Array(bytes)))).toEqual([
      ["Name", "Terms", "Since"],
      ["Alder Ltd", "30", ""],
    ]);
  });
});

describe("guessing what the columns are", () => {
  it.each<[string, string[], (string | null)[]]>([
    [
      "English",
      ["Client Name", "Client code", "Street", "Postcode", "E-mail", "Balance"],
      ["name", "code", "address", "address", "emailTo", null],
    ],
    [
      "German",
      ["Mandant", "Mandanten-Nr.", "Straße", "PLZ", "Ort", "USt-IdNr."],
      ["name", "code", "address", "address", "address", "taxNumber"],
    ],
    [
      "French",
      ["Raison sociale", "N° client", "Ville", "Courriel", "Délai de paiement"],
      ["name", "code", "address", "emailTo", "termsDays"],
    ],
    [
      "Dutch",
      ["Klantnaam", "Debiteurnummer", "Plaats", "BTW-nummer", "Taal"],
      ["name", "code", "address", "taxNumber", "language"],
    ],
    [
      "Spanish",
      ["Razón social", "Código", "Población", "Correo electrónico", "Plazo de pago"],
      ["name", "code", "address", "emailTo", "termsDays"],
    ],
    [
      "Italian",
      ["Ragione sociale", "Partita IVA", "Città", "Lingua"],
      ["name", "taxNumber", "address", "language"],
    ],
    [
      "Portuguese",
      ["Nome", "Morada", "Contribuinte", "Prazo de pagamento"],
      ["name", "address", "taxNumber", "termsDays"],
    ],
  ])("knows %s headings", (_language, headings, fields) => {
    expect(fieldsOf(headings)).toEqual(fields);
  });

  it("takes the first of two columns for the same thing, and a list without headings from its first row", () => {
    expect(fieldsOf(["Name", "Company"])).toEqual(["name", null]);
    const cells = [
      ["Alder Ltd", "A1"],
      ["Birch", "B1"],
    ];
    const guessed = guessColumns(cells);
    expect(guessed).toEqual({ hasHeadings: false, columns: ["name", null] });
    expect(rowsOf(cells, guessed)).toEqual([{ name: "Alder Ltd" }, { name: "Birch" }]);
  });

  it("makes the lines of an address of its columns, and leaves empty cells out", () => {
    const cells = [
      ["Name", "Street", "Line 2", "City"],
      ["Alder", "1 High Street", "", "Bath"],
    ];
    expect(rowsOf(cells, guessColumns(cells))).toEqual([
      { name: "Alder", address: "1 High Street\nBath" },
    ]);
  });
});
