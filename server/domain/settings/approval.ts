import type { ApprovalRule } from "#shared/wire/invoice-settings.ts";
import type { Refusal } from "../refusal.ts";

interface Amount {
  currency: string;
  grossMinor: number;
}

/** Whether the firm wants this invoice approved (R15). A currency without a limit of its own always needs it. */
export function needsApproval(rule: ApprovalRule, { currency, grossMinor }: Amount): boolean {
  if (rule.approval !== "over-amount") return rule.approval === "always";
  const limit = rule.approvalLimits.find((one) => one.currency === currency);
  return limit === undefined || Math.abs(grossMinor) > limit.amountMinor;
}

/** Where approval is needed, it is for somebody who had no part in making the draft (R15). */
export function makerRefusal(
  rule: ApprovalRule,
  invoice: Amount & { makerIds: readonly string[] },
  personId: string,
): Refusal | null {
  if (!invoice.makerIds.includes(personId) || !needsApproval(rule, invoice)) return null;
  return {
    code: "approver-is-maker",
    reason: "You made or changed this invoice, so somebody else has to look at it and approve it.",
  };
}
