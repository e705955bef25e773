import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";

/**
 * Who sees what (R5), in SQL and only here: an invoice of a private or hidden client is seen by the client's team.
 * For queries that have `invoices` among their tables.
 */
export function invoiceVisibleTo(personId: string): RawBuilder<SqlBool> {
  return sql`(invoices.restricted = 0 or ${onTeam("invoices.client_id", personId)})`;
}

/** Of such invoices a person learns the number and nothing else. */
export function invoiceHiddenFrom(personId: string): RawBuilder<SqlBool> {
  return sql`(invoices.restricted = 1 and not ${onTeam("invoices.client_id", personId)})`;
}

/** A hidden client does not exist outside its team; of a private one the name is known. For queries on `clients`. */
export function clientKnownTo(personId: string): RawBuilder<SqlBool> {
  return sql`(clients.privacy <> 'hidden' or ${onTeam("clients.id", personId)})`;
}

/** What a person may know of a client: everything, or of a private one outside its team the name. */
export type ClientSight = "full" | "name";

export function clientSightOf(personId: string): RawBuilder<ClientSight> {
  return sql`case when ${clientFullyKnownTo(personId)} then 'full' else 'name' end`;
}

/** What is more than the name may be searched and compared only where this holds. For queries on `clients`. */
export function clientFullyKnownTo(personId: string): RawBuilder<SqlBool> {
  return sql`(clients.privacy = 'public' or ${onTeam("clients.id", personId)})`;
}

/** The same for queries that have the clients as `namesakes` too. */
export function namesakeKnownTo(personId: string): RawBuilder<SqlBool> {
  return sql`(namesakes.privacy <> 'hidden' or ${onTeam("namesakes.id", personId)})`;
}

/**
 * Rows of the audit about a private or hidden client are read by its team, also those that were written while the
 * client was public. For queries on `audit`.
 */
export function auditVisibleTo(personId: string): RawBuilder<SqlBool> {
  return sql`((audit.restricted_client_id is null or ${onTeam("audit.restricted_client_id", personId)})
    and not (audit.subject like 'invoice:%' and exists (select 1 from invoices
      where invoices.id = substr(audit.subject, 9) and ${invoiceHiddenFrom(personId)}))
    and not (audit.subject like 'delivery:%' and exists (select 1 from deliveries
      inner join invoices on invoices.id = deliveries.invoice_id
      where deliveries.id = substr(audit.subject, 10) and ${invoiceHiddenFrom(personId)}))
    and not (audit.subject like 'client:%' and exists (select 1 from clients
      where clients.id = substr(audit.subject, 8) and clients.privacy <> 'public'
      and not ${onTeam("clients.id", personId)})))`;
}

function onTeam(clientColumn: string, personId: string): RawBuilder<SqlBool> {
  return sql`exists (select 1 from client_team where client_team.client_id = ${sql.ref(clientColumn)}
    and client_team.person_id = ${personId})`;
}
