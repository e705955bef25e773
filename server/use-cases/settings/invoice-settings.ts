import type { InvoiceSettingsBody, InvoiceSettingsView } from "#shared/wire/invoice-settings.ts";
import { changedFields } from "../../domain/settings/changed-fields.ts";
import { writeAudit } from "../../storage/audit.ts";
import { readFirm, saveFirm } from "../../storage/firm/firm.ts";
import type { Firm } from "../../storage/firm/firm.ts";
import type { Context } from "../context.ts";
import { requireFirm } from "./require-firm.ts";

/** Approval, holding back and what goes out by mail (R15, R20). */
export async function showInvoiceSettings(
  { database }: Context,
  mailConfigured: boolean,
): Promise<InvoiceSettingsView> {
  return viewOf(await readFirm(database.read), mailConfigured);
}

/** Changes them; runs already held keep the time they were given. Throws `version-changed`. */
export async function changeInvoiceSettings(
  { database, clock, actor }: Context,
  version: number,
  body: InvoiceSettingsBody,
  mailConfigured: boolean,
): Promise<InvoiceSettingsView> {
  return database.write(async (trx) => {
    const firm = await requireFirm(trx, version);
    const changes = changedFields<InvoiceSettingsBody>(firm, body);
    if (changes === null) return viewOf(firm, mailConfigured);
    const next = await saveFirm(trx, firm, body);
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "invoice-settings-changed",
      subject: "firm",
      ...changes,
    });
    return viewOf(next, mailConfigured);
  });
}

function viewOf(firm: Firm, mailConfigured: boolean): InvoiceSettingsView {
  const { approval, approvalLimits, holdBackSeconds, messages, version } = firm;
  const { fromName, fromAddress, replyTo, bcc, mailsPerMinute } = firm;
  return {
    approval,
    approvalLimits,
    holdBackSeconds,
    fromName,
    fromAddress,
    replyTo,
    bcc,
    mailsPerMinute,
    messages,
    mailConfigured,
    version,
  };
}
