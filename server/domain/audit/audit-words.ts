import type { Span } from "#shared/calendar.ts";
import { periodName } from "#shared/period-name.ts";

/** What the rows of a page name, as far as the reader may know it. */
export interface AuditNames {
  people: ReadonlyMap<string, string>;
  runs: ReadonlyMap<string, string>;
  invoices: ReadonlyMap<string, { number: string | null; clientName: string }>;
  /** By delivery; none for the file of a whole run. */
  deliveries: ReadonlyMap<string, { number: string | null; clientName: string }>;
  clients: ReadonlyMap<string, string>;
  periods: ReadonlyMap<string, Span>;
  /** Of whom the reader may know nothing, or the name alone. */
  hiddenClientIds: ReadonlySet<string>;
}

export interface AuditFacts {
  personId: string | null;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
}

type Sentence = (who: string, what: string, facts: AuditFacts) => string;

const locale = "en-GB";

/** Every action that the audit can hold, in words; `what` is the thing it was done to. */
const sentences: Readonly<Record<string, Sentence>> = {
  "audit-exported": (who) => `${who} downloaded the audit`,
  "client-access-changed": (who, what) => `${who} changed who may see ${what}`,
  "client-changed": (who, what) => `${who} changed ${what}`,
  "client-created": (who, what) => `${who} created ${what}`,
  "client-namesake-created": (who, what) =>
    `${who} created another client with the name of ${what}`,
  "client-notice-dismissed": (who, what) => `${who} put away a notice about ${what}`,
  "client-regained": (who, what) => `${who} regained ${what}`,
  "document-downloaded": (who, what) => `${who} downloaded the document of ${what}`,
  "documents-downloaded": (who, what) => `${who} downloaded the documents of ${what}`,
  "code-app-added": (who) => `${who} added a code app to their sign-in`,
  "code-app-removed": (who) => `${who} removed the code app from their sign-in`,
  "delivery-bounced": (who, what) => `${who} noted that ${what} came back`,
  "delivery-decided": (who, what) => `${who} decided about ${what}, which was in doubt`,
  "delivery-moved": (who, what) => `${who} moved ${what} to another run`,
  "delivery-repeated": (who, what) => `${who} had ${what} sent once more`,
  "delivery-retried": (who, what) => `${who} tried ${what} again`,
  "delivery-settled": (who, what) => `${who} settled ${what} by hand`,
  "entry-changed": (who, what) => `${who} took a changed row into ${what}`,
  "entry-removed": (who, what) => `${who} took a row off ${what}`,
  "export-downloaded": (who) => `${who} downloaded an export file`,
  "export-written": (_, what) => `The export file of ${what} was written`,
  "firm-changed": (who) => `${who} changed the firm’s settings`,
  "firm-set-up": (who) => `${who} set up the firm`,
  "invoice-approved": (who, what) => `${who} approved ${what}`,
  "invoice-changed": (who, what) => `${who} changed ${what}`,
  "invoice-created": (who, what) => `${who} created ${what}`,
  "invoice-delivery-changed": (who, what) => `${who} changed where ${what} is sent`,
  "invoice-deleted": (who, what) => `${who} deleted ${what}`,
  "invoice-issued": (who, what) => `${who} issued ${what}`,
  "invoice-message-tested": (who, what) => `${who} sent themselves the mail of ${what} as a test`,
  "invoice-recomputed": (who, what) => `${who} computed ${what} again`,
  "invoice-rejected": (who, what) => `${who} rejected ${what}`,
  "invoice-returned-to-draft": (who, what) => `${who} returned ${what} to draft`,
  "invoices-moved": (who, what, { subject }) =>
    subject.startsWith("run:") ? `${who} moved invoices out of ${what}` : `${who} moved ${what}`,
  "invoice-sent": (_, what) => `${capital(what)} was sent`,
  "invoice-settings-changed": (who) => `${who} changed how invoices are made and mailed`,
  "ledger-mapping-changed": (who) => `${who} changed the ledger’s accounts and tax names`,
  "logo-changed": (who) => `${who} changed the firm’s logo`,
  "logo-removed": (who) => `${who} removed the firm’s logo`,
  "number-series-changed": (who, what) => `${who} changed ${what}`,
  "other-sessions-ended": (who) => `${who} signed out everywhere else`,
  "password-changed": (who) => `${who} changed their password`,
  "period-closed": (who, what) => `${who} closed ${what}`,
  "period-deleted": (who, what) => `${who} deleted ${what}, which had been added by mistake`,
  "period-reopened": (who, what) => `${who} reopened ${what}`,
  "periods-generated": (who, what) => `${who} added periods, beginning with ${what}`,
  "person-changed": (who, what) => `${who} changed the name or address of ${what}`,
  "person-disabled": (who, what) => `${who} shut out ${what}`,
  "person-enabled": (who, what) => `${who} let ${what} in again`,
  "person-invited": (who, what) => `${who} invited ${what}`,
  "rate-added": (who) => `${who} added a rate to the rate card`,
  "rate-changed": (who) => `${who} changed a rate of the rate card`,
  "rate-removed": (who) => `${who} removed a rate from the rate card`,
  "rights-changed": (who, what) => `${who} changed the rights of ${what}`,
  "rows-added": (who, what) => `${who} added rows to ${what}`,
  "run-changed": (who, what) => `${who} changed ${what}`,
  "run-created": (who, what) => `${who} created ${what}`,
  "run-deleted": (who, what) => `${who} deleted ${what}`,
  "run-post-cancelled": (who, what) => `${who} cancelled the posting of ${what}`,
  "run-post-refused": (_, what) => `${capital(what)} could not be posted`,
  "run-post-requested": (who, what) => `${who} pressed Post for ${what}`,
  "run-posted": (_, what) => `${capital(what)} was posted`,
  "run-sending-resumed": (who, what) => `${who} let the sending of ${what} go on`,
  "run-recomputed": (who, what) => `${who} computed ${what} again`,
  "sending-paused": (who) => `${who} paused sending`,
  "sending-resumed": (who) => `${who} let sending go on`,
  "sign-in-link-made": (who, what) => `${who} made a sign-in link for ${what}`,
  "sign-in-set": (who) => `${who} chose how to sign in`,
  "signed-in": (who) => `${who} signed in`,
  "signed-out": (who) => `${who} signed out`,
  "tax-rate-added": (who) => `${who} added a tax rate`,
  "tax-rate-changed": (who) => `${who} changed a tax rate`,
  "tax-rate-removed": (who) => `${who} removed a tax rate`,
};

export const auditActions: readonly string[] = Object.keys(sentences);

/** What was done, in a sentence without its full stop. An action without words of its own is told by its name. */
export function auditText(facts: AuditFacts, names: AuditNames): string {
  const who =
    facts.personId === null ? "The server" : (names.people.get(facts.personId) ?? "Somebody");
  const what = subjectText(facts, names);
  const sentence = sentences[facts.action];
  return sentence?.(who, what, facts) ?? `${who}: ${facts.action.replaceAll("-", " ")}, ${what}`;
}

/** "Period closed". */
export function actionLabel(action: string): string {
  return capital(action.replaceAll("-", " "));
}

/** "run:r-1" → run, r-1; there is one firm, which needs no id. */
export function subjectParts(subject: string): { kind: string; id: string } {
  const [kind = "", ...id] = subject.split(":");
  return { kind, id: id.join(":") };
}

function subjectText({ subject, before, after }: AuditFacts, names: AuditNames): string {
  const { kind, id } = subjectParts(subject);
  const said = (field: string) => textIn(after, field) ?? textIn(before, field);
  switch (kind) {
    case "run": {
      const name = names.runs.get(id) ?? said("name");
      return name === null ? "a run" : `the run “${name}”`;
    }
    case "invoice": {
      const invoice = names.invoices.get(id);
      const clientName = invoice?.clientName ?? said("clientName");
      const number = invoice?.number ?? null;
      const of = clientName === null ? "" : ` of ${clientName}`;
      return number === null ? `the draft invoice${of}` : `invoice ${number}${of}`;
    }
    case "delivery": {
      const sent = names.deliveries.get(id);
      return sent === undefined
        ? "a delivery"
        : `the delivery of invoice ${sent.number ?? ""} to ${sent.clientName}`;
    }
    case "client": {
      const name = names.clients.get(id) ?? said("name");
      return name === null ? "a client" : `the client ${name}`;
    }
    case "period": {
      const [startsOn, endsOn] = [said("startsOn"), said("endsOn")];
      const gone = startsOn === null || endsOn === null ? undefined : { startsOn, endsOn };
      const span = names.periods.get(id) ?? gone;
      return span === undefined ? "a period" : `the period ${periodName(span, locale)}`;
    }
    case "person":
      return names.people.get(id) ?? said("name") ?? "somebody";
    case "number-series":
      return id === "invoice" ? "the invoice numbers" : "the credit note numbers";
    default:
      return `the ${kind.replaceAll("-", " ")}`;
  }
}

function textIn(content: unknown, field: string): string | null {
  if (typeof content !== "object" || content === null) return null;
  const value: unknown = Reflect.get(content, field);
  return typeof value === "string" && value !== "" ? value : null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
