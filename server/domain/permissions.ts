import { AppError } from "./app-error.ts";
import type { Refusal } from "./refusal.ts";

/** The rights of a person as stored (R26). */
export interface Rights {
  billingAccess: boolean;
  sendExport: boolean;
  admin: boolean;
}

/** Sending counts only together with billing access (R26). */
export function sendExportRefusal({
  billingAccess,
  sendExport,
}: Pick<Rights, "billingAccess" | "sendExport">): Refusal | null {
  if (billingAccess && sendExport) return null;
  return {
    code: "right-missing",
    reason:
      "This needs the right to send and export, together with billing access. An admin can give it.",
  };
}

export const rightNames = ["billingAccess", "sendExport", "admin"] as const;

/** Whether a right is gone that somebody had a moment ago. */
export function hasLostRight(before: Rights, now: Rights): boolean {
  return rightNames.some((name) => before[name] && !now[name]);
}

/**
 * Checks a change of rights: sendExport needs billingAccess, and the last admin stays one (R26). `otherAdmins` are
 * those who are not disabled. Throws `right-needs-billing-access` or `last-admin`.
 */
export function checkRightsChange(before: Rights, after: Rights, otherAdmins: number): void {
  checkRights(after, "");
  if (before.admin && !after.admin && otherAdmins === 0) {
    throw new AppError(
      "last-admin",
      "This is the firm's last admin. Make somebody else an admin first.",
      [{ location: "/admin", message: "The last admin keeps this right." }],
    );
  }
}

/** Throws `right-needs-billing-access`; `at` is where the rights stand in the body. */
export function checkRights({ sendExport, billingAccess }: Rights, at: string): void {
  if (!sendExport || billingAccess) return;
  throw new AppError(
    "right-needs-billing-access",
    "Sending and exporting can only be given together with billing access.",
    [{ location: `${at}/sendExport`, message: "This needs billingAccess." }],
  );
}

/** The firm's last admin cannot be shut out (R26). Throws `last-admin`. */
export function checkDisabling(rights: Rights, otherAdmins: number): void {
  if (!rights.admin || otherAdmins > 0) return;
  throw new AppError(
    "last-admin",
    "This is the firm's last admin. Make somebody else an admin first.",
  );
}
