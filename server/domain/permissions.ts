import { AppError } from "./app-error.ts";

/** The rights of a person as stored (R26). */
export interface Rights {
  billingAccess: boolean;
  sendExport: boolean;
  admin: boolean;
}

/**
 * Checks a change of rights: sendExport needs billingAccess, and the last admin stays one (R26). `otherAdmins` are
 * those who are not disabled. Throws `right-needs-billing-access` or `last-admin`.
 */
export function checkRightsChange(before: Rights, after: Rights, otherAdmins: number): void {
  if (after.sendExport && !after.billingAccess) {
    throw new AppError(
      "right-needs-billing-access",
      "Sending and exporting can only be given together with billing access.",
      [{ location: "/sendExport", message: "This needs billingAccess." }],
    );
  }
  if (before.admin && !after.admin && otherAdmins === 0) {
    throw new AppError(
      "last-admin",
      "This is the firm's last admin. Make somebody else an admin first.",
      [{ location: "/admin", message: "The last admin keeps this right." }],
    );
  }
}
