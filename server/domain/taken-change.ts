import { checkDecision, decisionFaultText } from "#shared/entry.ts";
import type { Decision, EntryKind } from "#shared/entry.ts";
import { nameKey } from "#shared/names.ts";
import { AppError } from "./app-error.ts";

interface Worth {
  kind: EntryKind;
  valueMinor: number;
  currency: string;
}

/**
 * The decision about an entry after its row was changed (R8, R9): the write-on or write-off stays, and time or an
 * expense that was carried is carried still. Throws `entry-unbalanced` where that does not balance any more.
 */
export function keptDecision(before: Worth & Decision, now: Worth): Decision {
  const { writeOnOffMinor } = before;
  const carriedWhole = before.kind !== "fixed-fee" && before.carriedMinor !== 0;
  const carriedMinor =
    carriedWhole && now.kind !== "fixed-fee"
      ? now.valueMinor + writeOnOffMinor
      : before.carriedMinor;
  const fault = checkDecision({ ...now, writeOnOffMinor, carriedMinor });
  if (fault === null) return { writeOnOffMinor, carriedMinor };
  throw new AppError(
    "entry-unbalanced",
    `What was decided about this row does not fit its new value. ${decisionFaultText[fault]} Remove the row from this draft, then bill it again.`,
  );
}

interface Belonging {
  billToId: string;
  currency: string;
  workItem: string;
}

/**
 * Refuses a change by which the row would go on another invoice (R6): `entry-belongs-elsewhere`. A label by which the
 * invoice was made counts only if it is the work item.
 */
export function refuseElsewhere(
  invoice: { clientId: string; currency: string; label: string },
  before: Belonging,
  now: Belonging,
): void {
  const label = nameKey(invoice.label);
  const labelled = label !== "" && nameKey(before.workItem) === label;
  const what =
    now.billToId !== invoice.clientId
      ? "client"
      : now.currency !== invoice.currency
        ? "currency"
        : labelled && nameKey(now.workItem) !== label
          ? "work item"
          : null;
  if (what === null) return;
  throw new AppError(
    "entry-belongs-elsewhere",
    `The row is of another ${what} than this invoice now. Remove it from this draft, then bill it again.`,
  );
}
