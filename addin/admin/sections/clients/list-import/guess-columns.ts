import type { ImportField, ImportRow } from "#shared/wire/client-import.ts";
import type { Cells } from "./read-list.ts";

/** What a column of the list is taken for; null: it is left out. */
export type Columns = readonly (ImportField | null)[];

/**
 * Headings of client lists in English, German, French, Dutch, Spanish, Italian and Portuguese, folded. Several columns
 * may be the address; of the others the first that fits counts.
 */
const words: Readonly<Record<ImportField, string>> = {
  name: "name|client|client name|customer|customer name|company|company name|organisation|organization|account name|contact name|display name|mandant|mandantenname|kunde|kundenname|firma|firmenname|nom|nom du client|client nom|societe|raison sociale|naam|klant|klantnaam|cliënt|bedrijf|bedrijfsnaam|nombre|cliente|nombre del cliente|empresa|razon social|nome|nome cliente|ragione sociale|azienda|nome do cliente",
  code: "code|client code|client id|client no|client number|customer code|customer id|customer no|customer number|account code|account number|account no|reference|ref|mandantennummer|mandanten nr|mandantennr|kundennummer|kunden nr|kundennr|debitor|debitorennummer|nr|code client|numero client|n client|ref client|klantcode|klantnummer|relatienummer|debiteurnummer|codigo|codigo cliente|numero de cliente|codice|codice cliente|numero cliente|codigo do cliente|numero do cliente",
  address:
    "address|postal address|billing address|invoice address|street|street address|address line 1|address line 2|address line 3|address 1|address 2|address 3|line 1|line 2|city|town|postcode|post code|postal code|zip|zip code|county|state|region|country|adresse|anschrift|strasse|straße|hausnummer|plz|postleitzahl|ort|stadt|land|rue|code postal|ville|pays|adresse 1|adresse 2|adres|straat|postcode plaats|plaats|woonplaats|direccion|domicilio|calle|codigo postal|cp|ciudad|poblacion|provincia|pais|indirizzo|via|cap|citta|paese|endereco|morada|rua|cidade|localidade",
  emailTo:
    "email|e mail|mail|email address|e mail address|billing email|invoice email|accounts email|email to|to|rechnungs email|rechnungsmail|e mail adresse|courriel|adresse email|adresse e mail|email de facturation|emailadres|e mailadres|factuur email|correo|correo electronico|email de facturacion|posta elettronica|pec|email fatturazione|email de faturacao|correio eletronico",
  emailCc:
    "cc|email cc|copy|copy to|copies|cc email|kopie|kopie an|e mail cc|copie|copie a|kopie aan|copia|copia a|en copia|in copia|com copia",
  taxNumber:
    "tax number|tax no|vat number|vat no|vat id|vat registration|vat registration number|tax id|gst number|abn|ein|steuernummer|ust id|ust idnr|umsatzsteuer id|ustid|numero de tva|n tva|tva intracommunautaire|siret|siren|btw nummer|btwnummer|nif|cif|nif cif|numero de iva|numero fiscal|partita iva|p iva|codice fiscale|contribuinte|numero de contribuinte",
  taxCode:
    "tax code|vat code|tax|vat|tax rate|vat rate|gst|steuerschlussel|steuercode|mwst|ust|code tva|tva|taux de tva|btw|btw code|iva|tipo de iva|codigo de iva|codice iva|aliquota iva|taxa de iva",
  termsDays:
    "terms|payment terms|terms days|payment days|days|due days|credit terms|zahlungsziel|zahlungsbedingungen|zahlungsfrist|zahlungsziel tage|delai de paiement|conditions de paiement|echeance|betalingstermijn|betaaltermijn|plazo de pago|condiciones de pago|dias|termini di pagamento|pagamento|giorni|prazo de pagamento|condicoes de pagamento",
  language:
    "language|invoice language|sprache|rechnungssprache|langue|taal|idioma|lengua|lingua|linguagem",
};

const fieldOfWord = new Map<string, ImportField>();
for (const [field, list] of Object.entries(words)) {
  // safe because the keys of the record are the fields
  for (const word of list.split("|")) fieldOfWord.set(folded(word), field as ImportField);
}

/** Without case, accents and signs. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export interface GuessedColumns {
  hasHeadings: boolean;
  columns: Columns;
}

/** By the headings of the first row; where none of them is known, it is taken for a client. */
export function guessColumns(cells: Cells): GuessedColumns {
  const width = Math.max(0, ...cells.slice(0, 50).map((row) => row.length));
  const taken = new Set<ImportField>();
  const columns = Array.from({ length: width }, (_, index) => {
    const field = fieldOfWord.get(folded(cells[0]?.[index] ?? "")) ?? null;
    if (field === null || (field !== "address" && taken.has(field))) return null;
    taken.add(field);
    return field;
  });
  if (taken.size > 0) return { hasHeadings: true, columns };
  return { hasHeadings: false, columns: columns.map((_, index) => (index === 0 ? "name" : null)) };
}

/** The rows as they are sent: several columns of an address become its lines. */
export function rowsOf(cells: Cells, { hasHeadings, columns }: GuessedColumns): ImportRow[] {
  return cells.slice(hasHeadings ? 1 : 0).map((row) => {
    const fields: ImportRow = {};
    for (const [index, field] of columns.entries()) {
      const text = row[index] ?? "";
      if (field === null || text === "") continue;
      const before = fields[field];
      fields[field] = before === undefined ? text : `${before}\n${text}`;
    }
    return fields;
  });
}
