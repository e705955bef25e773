import { describe, expect, it } from "vitest";
import {
  findOutcomeColumns,
  headerFor,
  languageOfHeaders,
  outcomeLanguage,
} from "../../../addin/workbook/outcome-columns.ts";
import { outcomeWords, sheetLanguages } from "../../../addin/workbook/outcome-words.ts";
import { outcomeOf, outcomeTexts } from "../../../addin/workbook/outcomes.ts";

const state = {
  key: "k1",
  runId: "r1",
  runName: "November 2026",
  invoiceNumber: "INV-42",
  invoiceId: "i1",
  invoiceStatus: "exported",
  invoiceVersion: 1,
  fingerprint: "f1",
  content: null,
} as const;

describe("an outcome", () => {
  it("says run, invoice and status in the words of the sheet", () => {
    const outcome = outcomeOf({ ...state, status: "billed" });
    expect(outcomeTexts(outcome, outcomeWords.en)).toEqual({
      run: "November 2026",
      invoice: "INV-42",
      status: "Billed",
    });
    expect(outcomeTexts(outcome, outcomeWords.de)).toMatchObject({ status: "Abgerechnet" });
  });

  it("calls an invoice without a number a draft", () => {
    const outcome = outcomeOf({ ...state, status: "in-draft", invoiceNumber: null });
    expect(outcomeTexts(outcome, outcomeWords.en)).toMatchObject({
      invoice: "Draft",
      status: "In draft",
    });
    expect(outcomeTexts(outcome, outcomeWords.fr)).toMatchObject({ invoice: "Brouillon" });
  });

  it("leaves empty what the person may not see", () => {
    const outcome = outcomeOf({ ...state, status: "billed", runName: null, invoiceNumber: null });
    expect(outcomeTexts(outcome, outcomeWords.en)).toEqual({
      run: "",
      invoice: "",
      status: "Billed",
    });
  });
});

describe("the words of the outcome columns", () => {
  it("tell the languages and the columns apart", () => {
    const run = sheetLanguages.map((language) => outcomeWords[language].headers.run);
    const key = sheetLanguages.map((language) => outcomeWords[language].headers.key);
    expect(new Set([...run, ...key]).size).toBe(2 * sheetLanguages.length);
    for (const language of sheetLanguages) {
      const { headers, otherHeaders, status } = outcomeWords[language];
      const names = [...Object.values(headers), ...Object.values(otherHeaders)];
      expect(new Set(names).size).toBe(6);
      expect(new Set(Object.values(status)).size).toBe(6);
    }
  });

  it.each([
    ["en", ["Date", "Client", "Staff", "Hours", "Rate", "Amount"]],
    ["de", ["Datum", "Mandant", "Mitarbeiter", "Stunden", "Stundensatz", "Betrag"]],
    ["fr", ["Date", "Client", "Collaborateur", "Heures", "Taux horaire", "Montant HT"]],
    ["es", ["Fecha", "Cliente", "Empleado", "Horas", "Tarifa", "Importe"]],
    ["it", ["Data", "Cliente", "Dipendente", "Ore", "Tariffa", "Importo"]],
    ["nl", ["Datum", "Klant", "Medewerker", "Uren", "Uurtarief", "Bedrag"]],
    ["pt", ["Data", "Cliente", "Colaborador", "Horas", "Taxa horária", "Valor"]],
  ] as const)("are %s beside headers of that language", (language, headers) => {
    expect(languageOfHeaders(headers)).toBe(language);
    expect(headerFor("status", headers, language)).toBe(outcomeWords[language].headers.status);
  });

  it("are English where no header is known", () => {
    expect(languageOfHeaders(["A", "Spalte9", ""])).toBe("en");
  });

  it("stay in the language in which they were first written, and are found in any", () => {
    for (const language of sheetLanguages) {
      const { run, invoice, status, key } = outcomeWords[language].headers;
      const headers = ["Datum", "Mandant", "Stunden", "Betrag", run, invoice, status, key];
      expect(outcomeLanguage(headers)).toBe(language);
      expect(findOutcomeColumns(headers)).toEqual({ run: 4, invoice: 5, status: 6, key: 7 });
    }
  });

  it("never take a sheet's own invoice column for ours", () => {
    for (const language of sheetLanguages) {
      const { headers, otherHeaders } = outcomeWords[language];
      const own = ["Client", headers.invoice, headers.status];
      expect(findOutcomeColumns(own)).toEqual({
        run: null,
        invoice: null,
        status: null,
        key: null,
      });
      expect(headerFor("invoice", own, language)).toBe(otherHeaders.invoice);
      const written = [...own, headers.run, otherHeaders.invoice ?? "", otherHeaders.status ?? ""];
      expect(findOutcomeColumns(written)).toEqual({ run: 3, invoice: 4, status: 5, key: null });
    }
  });
});
