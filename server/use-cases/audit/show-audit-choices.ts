import type { AuditChoices } from "#shared/wire/audit.ts";
import { actionLabel, auditActions } from "../../domain/audit/audit-words.ts";
import { listPeople } from "../../storage/firm/people-list.ts";
import type { Context } from "../context.ts";

/** By whom and by what the audit can be filtered. */
export async function showAuditChoices({ database, clock }: Context): Promise<AuditChoices> {
  const people = await listPeople(database.read, clock.now());
  return {
    people: people.map(({ id, name }) => ({ id, name })),
    actions: auditActions.map((action) => ({ action, label: actionLabel(action) })),
  };
}
