import type { RouteGuard } from "../../../../server/http/route-guard.ts";
import type { Asker } from "./cast.ts";
import type { RouteRow, Said } from "./route-row.ts";

/** What stands between the asker and the things. */
export type Relation = "visible" | "unknown" | "hidden" | "somebody else's";

/** A refusal, or a success that tells nothing of what is hidden from the asker. */
export type Expected = "answered" | "without-effect" | "as-unknown" | Said;

const missing: Record<RouteGuard["right"], string> = {
  none: "",
  "signed-in": "",
  billingAccess: "This needs the right to work on invoices (billing access). An admin can give it.",
  sendExport: "This needs the right to send and export invoices. An admin can give it.",
  admin: "Only an admin can do this.",
  "billingAccess-or-admin":
    "This needs the right to work on invoices (billing access) or that of an admin. An admin can give them.",
};

/** The relations that are asked about for a row; the unknown first, because the hidden is compared with it. */
export function relationsOf(row: RouteRow): Relation[] {
  return [
    ...(row.unknown ? (["unknown"] as const) : []),
    "visible",
    ...(row.hidden ? (["hidden"] as const) : []),
    ...(row.somebodyElses ? (["somebody else's"] as const) : []),
  ];
}

/** What those are told who do not get past the guard; null for all others. */
export function refusedAtOnce({ right }: RouteGuard, asker: Asker): Said | null {
  if (right !== "none" && asker.refusal !== null) return asker.refusal;
  return mayPass(right, asker) ? null : ["right-missing", missing[right]];
}

/** What the guard and the row promise this asker. */
export function expectedOf(
  guard: RouteGuard,
  row: RouteRow,
  asker: Asker,
  relation: Relation,
): Expected {
  const refused = refusedAtOnce(guard, asker);
  if (refused !== null) return refused;
  const expected = byRelation(row, asker, relation);
  const lacking = asker.person && row.alsoNeeds?.(asker.person, relation);
  return isRefusal(expected) ? expected : (lacking ?? expected);
}

function byRelation(row: RouteRow, asker: Asker, relation: Relation): Expected {
  switch (relation) {
    case "visible":
      return "answered";
    case "unknown":
      return row.unknown ?? "answered";
    case "hidden":
      return asker.seesHidden && !row.sightIsTheHolders ? "answered" : (row.hidden ?? "answered");
    case "somebody else's":
      return row.somebodyElses ?? "answered";
  }
}

export function isRefusal(expected: Expected): expected is "as-unknown" | Said {
  return expected !== "answered" && expected !== "without-effect";
}

/** R26 once more, as the design says it: the guard of the server is what is under test. */
function mayPass(right: RouteGuard["right"], { person }: Asker): boolean {
  switch (right) {
    case "none":
      return true;
    case "signed-in":
      return person !== null;
    case "billingAccess":
      return person?.billingAccess === true;
    case "sendExport":
      return person?.billingAccess === true && person.sendExport;
    case "admin":
      return person?.admin === true;
    case "billingAccess-or-admin":
      return person?.billingAccess === true || person?.admin === true;
  }
}
