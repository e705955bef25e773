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

/** Where approval is needed, it is somebody else's than the maker's: whoever changed the draft last (R15). */
export function makerRefusal(
  rule: ApprovalRule,
  invoice: Amount & { changedBy: string },
  personId: string,
): Refusal | null {
  if (invoice.changedBy !== personId || !needsApproval(rule, invoice)) return null;
  return {
    code: "approver-is-maker",
    reason: "You changed this invoice last, so somebody else has to approve it.",
  };
}
