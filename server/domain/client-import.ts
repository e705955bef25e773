import { isEmailAddress, joinAddresses, splitAddresses } from "#shared/email.ts";
import { languages } from "#shared/language.ts";
import type { Language } from "#shared/language.ts";
import { nameKey } from "#shared/names.ts";
import type { UpdateClientBody } from "#shared/wire/client.ts";
import type { ImportChange, ImportRow, ImportVerdict } from "#shared/wire/client-import.ts";
import { clientFinder } from "./client-match.ts";
import type { KnownClient } from "./client-match.ts";

/** A known client with what a list can change of it; addresses joined as they are stored. */
export interface ImportedInto extends KnownClient {
  address: string; // JSON string[]
  email: string;
  emailCc: string;
  taxNumber: string;
  termsDays: number | null;
  language: string | null;
  version: number;
}

/** What a row comes to, and what is to be written for it. */
export type ImportStep = { verdict: ImportVerdict; fields: UpdateClientBody };

/**
 * Compares a list with the clients that the person knows, row by row in the order given (R17): found by code, then by
 * name or spelling. Whoever imports is an admin, so public clients and those of their own teams can change.
 */
export function compareImport(
  rows: readonly ImportRow[],
  clients: readonly ImportedInto[],
  taxCodes: ReadonlySet<string>,
): ImportStep[] {
  const find = clientFinder(clients);
  const byId = new Map(clients.map((client) => [client.id, client]));
  const places = new Map<string, number>();
  return rows.map((row, index) => {
    const read = readRow(row, taxCodes);
    if (typeof read === "string") return problem(read);
    const { name, code = "" } = read;
    if (name === undefined || nameKey(name) === "") return problem("This row has no name.");
    const twice = [`name ${nameKey(name)}`, ...(code === "" ? [] : [`code ${nameKey(code)}`])];
    const earlier = twice.flatMap((key) => places.get(key) ?? [])[0];
    if (earlier !== undefined) {
      return problem(`Row ${earlier + 1} of the list has the same name or code.`);
    }
    for (const key of twice) places.set(key, index);

    const coded = find({ name: "", code, workItem: "" }).client;
    const named = find({ name, code: "", workItem: "" });
    if (coded !== null && named.client !== null && coded.id !== named.client.id) {
      return problem(`The code belongs to ${coded.name}, the name to ${named.client.name}.`);
    }
    const client = byId.get(coded?.id ?? named.client?.id ?? "");
    if (client === undefined) return { verdict: { state: "new" }, fields: read };
    if (client.sight === "name") {
      return problem(`${client.name} is a private client: only its team can change it.`);
    }
    const known = places.get(`client ${client.id}`);
    if (known !== undefined) return problem(`Row ${known + 1} of the list means this client too.`);
    places.set(`client ${client.id}`, index);
    // Found by another spelling of its own, it keeps its name.
    const { name: _name, ...rest } = read;
    return stepOf(client, coded === null && named.match === "alias" ? rest : read);
  });
}

function problem(message: string): ImportStep {
  return { verdict: { state: "problem", message }, fields: {} };
}

function stepOf(client: ImportedInto, wanted: UpdateClientBody): ImportStep {
  const before = wordsOf({
    name: client.name,
    code: client.code,
    // safe because only lists of lines are written there
    address: JSON.parse(client.address) as string[],
    emailTo: splitAddresses(client.email),
    emailCc: splitAddresses(client.emailCc),
    taxNumber: client.taxNumber,
    taxCode: client.taxCode,
    termsDays: client.termsDays,
    language: languages.find((one) => one === client.language) ?? null,
  });
  const after = wordsOf(wanted);
  const changes = importFields.flatMap((field): ImportChange[] => {
    const [was = "", is] = [before[field], after[field]];
    return is === undefined || is === was ? [] : [{ field, before: was, after: is }];
  });
  const changed = new Set<string>(changes.map(({ field }) => field));
  const found = { clientId: client.id, clientName: client.name, version: client.version };
  if (changes.length === 0) return { verdict: { state: "unchanged", ...found }, fields: {} };
  return {
    verdict: { state: "changed", ...found, changes },
    fields: Object.fromEntries(Object.entries(wanted).filter(([field]) => changed.has(field))),
  };
}

const importFields = [
  ...(["name", "code", "address", "emailTo", "emailCc"] as const),
  ...(["taxNumber", "taxCode", "termsDays", "language"] as const),
];

/** Fields as a person reads them; two that read the same are the same. */
function wordsOf(fields: UpdateClientBody): ImportRow {
  const { name, code, address, emailTo, emailCc, taxNumber, taxCode } = fields;
  const { termsDays, language } = fields;
  return {
    ...(name === undefined ? {} : { name }),
    ...(code === undefined ? {} : { code }),
    ...(address === undefined ? {} : { address: address.join("\n") }),
    ...(emailTo === undefined ? {} : { emailTo: joinAddresses(emailTo) }),
    ...(emailCc === undefined ? {} : { emailCc: joinAddresses(emailCc) }),
    ...(taxNumber === undefined ? {} : { taxNumber }),
    ...(taxCode === undefined ? {} : { taxCode: taxCode ?? "" }),
    ...(termsDays === undefined ? {} : { termsDays: String(termsDays ?? "") }),
    ...(language === undefined ? {} : { language: language ?? "" }),
  };
}

/** A row understood, or what is wrong with it. Empty cells are left out: they change nothing. */
function readRow(row: ImportRow, taxCodes: ReadonlySet<string>): UpdateClientBody | string {
  const cells = new Map(
    Object.entries(row).flatMap(([field, cell]) => {
      const text = (cell ?? "").replace(/[^\P{Cc}\n]/gu, " ").trim();
      return text === "" ? [] : [[field, text] as const];
    }),
  );
  const fields: UpdateClientBody = {};
  for (const [field, longest] of oneLine) {
    const text = cells.get(field)?.replace(/\s+/g, " ");
    if (text === undefined) continue;
    if (text.length > longest) return `The ${labels[field]} has more than ${longest} characters.`;
    fields[field] = text;
  }
  for (const field of ["emailTo", "emailCc"] as const) {
    const addresses = splitAddresses(cells.get(field) ?? "");
    const wrong = addresses.find((one) => !isEmailAddress(one));
    if (wrong !== undefined) return `“${wrong}” is no e-mail address.`;
    if (addresses.length > 20) return "There are more than 20 e-mail addresses.";
    if (addresses.length > 0) fields[field] = addresses;
  }
  const address = linesOf(cells.get("address") ?? "");
  if (address.length > 10) return "The address has more than 10 lines.";
  if (address.some((line) => line.length > 200)) return "A line of the address is too long.";
  if (address.length > 0) fields.address = address;
  const taxCode = cells.get("taxCode");
  if (taxCode !== undefined) {
    if (!taxCodes.has(taxCode)) return `The firm has no tax code “${taxCode}”.`;
    fields.taxCode = taxCode;
  }
  const terms = cells.get("termsDays");
  if (terms !== undefined) {
    const days = daysOf(terms);
    if (days === null) return `“${terms}” are no payment terms: write a number of days, up to 365.`;
    fields.termsDays = days;
  }
  const languageCell = cells.get("language");
  if (languageCell !== undefined) {
    const language = languageNamed(languageCell);
    if (language === null) return `Invoices cannot be written in “${languageCell}”.`;
    fields.language = language;
  }
  return fields;
}

const oneLine = [
  ["name", 200],
  ["code", 50],
  ["taxNumber", 50],
] as const;
const labels = { name: "name", code: "code", taxNumber: "tax number" };

/** Lines as they are written; a single line is parted at its commas. */
function linesOf(text: string): string[] {
  return text
    .split(text.includes("\n") ? "\n" : ",")
    .map((line) => line.trim().replace(/\s+/g, " "))
    .filter((line) => line !== "");
}

/** "30", "30 days", "Net 30". */
function daysOf(text: string): number | null {
  const [digits, ...others] = text.match(/\d+/g) ?? [];
  if (digits === undefined || others.length > 0 || /[-.,]\d/.test(text)) return null;
  const days = Number(digits);
  return days <= 365 ? days : null;
}

const languageWords: Readonly<Record<Language, readonly string[]>> = {
  en: ["english", "englisch", "anglais", "inglés", "engels", "inglese", "inglês"],
  de: ["german", "deutsch", "allemand", "alemán", "duits", "tedesco", "alemão"],
  fr: ["french", "französisch", "français", "francés", "frans", "francese", "francês"],
  es: ["spanish", "spanisch", "espagnol", "español", "spaans", "spagnolo", "espanhol"],
};

/** By its code ("de", "de-AT") or by its name in the languages that a list may be written in. */
function languageNamed(text: string): Language | null {
  const key = nameKey(text);
  const code = key.split(/[-_]/)[0];
  return languages.find((one) => one === code || languageWords[one].includes(key)) ?? null;
}
