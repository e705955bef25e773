import type { Field } from "./fields.ts";

type WordsByField = Partial<Record<Field, string>>;

/**
 * Headers as people and the usual tools write them, by language, folded (no accents, no case), best first.
 * A new word is added here and nowhere else.
 */
export const headerWords: Readonly<Record<string, WordsByField>> = {
  en: {
    client:
      "client|client name|customer|customer name|bill to|bill to client|account name|company|payer|contact name|matter client|organisation|organization",
    clientCode:
      "client code|client id|client no|client number|customer code|customer id|customer no|customer number|account code|account no|client ref",
    workItem:
      "work item|job|job name|project|project name|matter|matter name|engagement|assignment|work|case|service item|job number|job no|project code|task|phase|service",
    date: "date|entry date|work date|date worked|transaction date|service date|activity date|start date|day|started at|spent on|incurred on|txn date",
    person:
      "person|staff|staff member|employee|employee name|user|user name|team member|timekeeper|consultant|resource|worked by|member|staff name|full name|fee earner|attorney|lawyer|username|done by|who|name",
    partner:
      "partner|client partner|responsible partner|client manager|responsible|responsible attorney|account manager|engagement partner|manager",
    entryId:
      "entry id|id|entry no|entry number|time entry id|transaction id|record id|activity id|worklog id|reference|ref|uid|guid|key|row id",
    description:
      "description|narrative|details|activity description|work description|memo|notes|note|text|comment|comments|summary|task description|item|activity|task",
    quantity:
      "quantity or hours|hours|quantity|qty|duration|time|billable hours|hours worked|time spent|units|hrs|duration decimal|rounded hours|hours rounded|time h|h",
    rate: "hourly rate|billable rate|rate|billing rate|charge rate|price|unit price|charge out rate|rate per hour|cost per unit",
    value:
      "amount|value|billable amount|net amount|net|line total|total|total amount|charge|wip|wip value|wip amount|fee|fees|extended amount|billable value|subtotal|amount net|amount to bill|to bill|billable",
    currency: "currency|currency code|ccy|curr",
    taxCode:
      "tax code|vat code|tax type|tax|vat|vat rate|tax rate|gst code|gst|sales tax|sales tax code",
    kind: "kind|type|entry type|item type|category|transaction type|class|charge type|billing type",
    billable: "billable|chargeable|is billable|bill|billable status|bill it|to bill",
    notes: "internal notes|internal comment|remarks|remark|notes|note|comments|comment",
  },
  de: {
    client: "mandant|kunde|kundenname|mandantenname|auftraggeber|klient|firma|rechnungsempfanger",
    clientCode:
      "mandantennummer|mandantennr|kundennummer|kundennr|kunden nr|mandanten nr|kundencode",
    workItem: "auftrag|projekt|projektname|vorgang|akte|mandat|aufgabe|auftragsnummer|leistung",
    date: "datum|leistungsdatum|buchungsdatum|tag|belegdatum",
    person: "mitarbeiter|mitarbeiterin|bearbeiter|sachbearbeiter|benutzer|nutzer|person",
    partner: "partner|verantwortlicher|zustandiger partner|betreuer|verantwortlich",
    entryId: "id|eintrags id|buchungsnummer|belegnummer|lfd nr|referenz",
    description: "beschreibung|tatigkeit|text|buchungstext|bezeichnung|leistungstext|kommentar",
    quantity: "stunden|menge|dauer|zeit|anzahl|std|arbeitszeit|stunden dezimal",
    rate: "stundensatz|satz|preis|einzelpreis|verrechnungssatz|honorarsatz",
    value: "betrag|wert|nettobetrag|netto|gesamtbetrag|summe|honorar|umsatz|gesamt",
    currency: "wahrung|wkz",
    taxCode: "steuerschlussel|steuercode|ust|mwst|steuersatz|ust satz|mwst satz|steuer",
    kind: "art|typ|leistungsart|kategorie",
    billable: "abrechenbar|verrechenbar|fakturierbar|berechnen",
    notes: "notiz|notizen|bemerkung|bemerkungen|anmerkung",
  },
  fr: {
    client: "client|nom du client|societe|donneur d ordre",
    clientCode: "code client|numero client|n client|no client|ref client",
    workItem: "mission|dossier|projet|affaire|nom du projet|tache",
    date: "date|date de prestation|jour",
    person: "collaborateur|utilisateur|intervenant|salarie|employe|personne",
    partner: "associe|responsable|associe responsable",
    entryId: "id|identifiant|numero|reference",
    description: "description|libelle|intitule|commentaire|detail",
    quantity: "heures|quantite|duree|temps|qte|nombre d heures",
    rate: "taux|taux horaire|prix unitaire|tarif|prix|pu",
    value: "montant|montant ht|total ht|valeur|total|honoraires|montant net",
    currency: "devise|monnaie",
    taxCode: "code tva|tva|taux tva|taux de tva",
    kind: "type|nature|categorie",
    billable: "facturable|a facturer",
    notes: "notes|remarques|remarque",
  },
  es: {
    client: "cliente|nombre del cliente|empresa|razon social",
    clientCode: "codigo de cliente|codigo cliente|no cliente|numero de cliente",
    workItem: "proyecto|encargo|expediente|trabajo|asunto|tarea",
    date: "fecha|dia",
    person: "empleado|usuario|persona|profesional|trabajador",
    partner: "socio|responsable",
    entryId: "id|identificador|referencia|numero",
    description: "descripcion|concepto|detalle|comentario",
    quantity: "horas|cantidad|duracion|tiempo|unidades",
    rate: "tarifa|precio|precio unitario|tarifa horaria|precio hora",
    value: "importe|valor|total|importe neto|monto|base imponible",
    currency: "moneda|divisa",
    taxCode: "codigo iva|iva|tipo iva|impuesto",
    kind: "tipo|clase|categoria",
    billable: "facturable",
    notes: "notas|observaciones",
  },
  it: {
    client: "cliente|nome cliente|ragione sociale|azienda",
    clientCode: "codice cliente|cod cliente|numero cliente",
    workItem: "progetto|pratica|commessa|incarico|attivita",
    date: "data|giorno",
    person: "collaboratore|utente|dipendente|persona|risorsa",
    partner: "partner|socio|responsabile",
    entryId: "id|identificativo|riferimento|numero",
    description: "descrizione|dettaglio|commento|causale",
    quantity: "ore|quantita|durata|tempo|qta",
    rate: "tariffa|prezzo|tariffa oraria|prezzo unitario",
    value: "importo|valore|totale|importo netto|imponibile",
    currency: "valuta|divisa",
    taxCode: "codice iva|iva|aliquota iva|aliquota",
    kind: "tipo|tipologia|categoria",
    billable: "fatturabile|addebitabile",
    notes: "note|annotazioni|osservazioni",
  },
  nl: {
    client: "klant|client|klantnaam|relatie|opdrachtgever",
    clientCode: "klantcode|klantnummer|relatienummer|klant nr|debiteurnummer",
    workItem: "project|opdracht|dossier|werkzaamheid|taak",
    date: "datum|dag",
    person: "medewerker|gebruiker|werknemer|persoon",
    partner: "partner|verantwoordelijke|relatiebeheerder",
    entryId: "id|referentie|nummer",
    description: "omschrijving|beschrijving|toelichting|details",
    quantity: "uren|aantal|duur|tijd|aantal uren",
    rate: "tarief|uurtarief|prijs|stuksprijs",
    value: "bedrag|waarde|totaal|netto bedrag|bedrag excl btw|honorarium",
    currency: "valuta|munt",
    taxCode: "btw code|btw|btw tarief",
    kind: "soort|type|categorie",
    billable: "factureerbaar|declarabel",
    notes: "notities|opmerkingen|opmerking",
  },
  pt: {
    client: "cliente|nome do cliente|empresa",
    clientCode: "codigo do cliente|codigo cliente|numero do cliente",
    workItem: "projeto|projecto|processo|trabalho|tarefa",
    date: "data|dia",
    person: "colaborador|utilizador|usuario|funcionario|pessoa",
    partner: "socio|responsavel",
    entryId: "id|identificador|referencia|numero",
    description: "descricao|detalhe|comentario",
    quantity: "horas|quantidade|duracao|tempo|qtd",
    rate: "taxa|preco|preco unitario|valor hora|taxa horaria",
    value: "valor|montante|total|valor liquido",
    currency: "moeda|divisa",
    taxCode: "codigo iva|iva|taxa iva|imposto",
    kind: "tipo|categoria",
    billable: "faturavel|cobravel",
    notes: "notas|observacoes",
  },
};

/** Words that make a header mean something else than the field it resembles. */
export const wordsAgainst: Readonly<Partial<Record<Field, readonly string[]>>> = {
  client: ["code", "id", "no", "number", "partner", "manager", "email", "address", "ref"],
  workItem: ["status", "manager", "description"],
  person: ["code", "id", "email", "rate", "client", "customer", "project"],
  description: ["code"],
  quantity: ["rate", "amount", "zone", "budget", "estimated", "start", "end", "cost"],
  rate: ["cost", "tax", "vat", "exchange", "mwst", "tva", "iva", "btw"],
  value: ["cost", "tax", "vat", "gross", "brutto", "ttc", "paid", "budget", "mwst", "tva", "btw"],
  date: ["due", "end", "invoice", "paid", "modified", "created", "updated"],
  entryId: ["client", "customer", "project", "user", "employee", "job", "invoice"],
  billable: ["hours", "rate", "amount", "value", "time"],
};
