import type { ChangeRightsBody, RightName } from "#shared/wire/person.ts";

export type Rights = ChangeRightsBody;

/** The rights in the order in which they are shown. */
export const rightNames: readonly RightName[] = ["billingAccess", "sendExport", "admin"];

export const rightTitles: Record<RightName, string> = {
  billingAccess: "Billing access",
  sendExport: "Send and export",
  admin: "Admin",
};

/** What each right lets a person do; stands behind "will be able to" and "Lets a person". */
export const rightMeanings: Record<RightName, string> = {
  billingAccess: "create billing runs, edit and approve their invoices, and record payments",
  sendExport: "send and export invoices, and void or credit them afterwards",
  admin: "give and take rights, and change clients, periods and the firm’s settings on this page",
};

/** The rights after one was given or taken: sending needs billing access, so it goes with it (R26). */
export function withRight(rights: Rights, right: RightName, held: boolean): Rights {
  const next = { ...rights, [right]: held };
  return next.billingAccess ? next : { ...next, sendExport: false };
}

/** Why a right cannot be given now; null when it can. */
export function reasonAgainst(rights: Rights, right: RightName): string | null {
  return right === "sendExport" && !rights.billingAccess && !rights.sendExport
    ? "Needs billing access first"
    : null;
}

/** What a change comes to, a sentence for each right that is given or taken. */
export function changeInWords(name: string, before: Rights, after: Rights): string[] {
  return rightNames
    .filter((right) => before[right] !== after[right])
    .map((right) =>
      after[right]
        ? `${name} will be able to ${rightMeanings[right]}.`
        : `${name} will no longer be able to ${rightMeanings[right]}.`,
    );
}

/** "Give billing access", "Take billing access and send and export". */
export function changeAsAction(before: Rights, after: Rights): string {
  const changed = rightNames.filter((right) => before[right] !== after[right]);
  const gives = changed.some((right) => after[right]);
  return `${gives ? "Give" : "Take away"} ${changed.length === 1 ? "this right" : "these rights"}`;
}
