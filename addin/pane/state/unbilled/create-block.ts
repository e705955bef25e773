import type { Unbilled } from "./use-unbilled.ts";

/** Why no run can be made of the preview now, in a sentence; null when it can. */
export function createBlock(
  unbilled: Pick<
    Unbilled,
    "me" | "checked" | "check" | "checking" | "preview" | "reading" | "usable"
  >,
  connectionLost: boolean,
): string | null {
  const { me, checked, check, preview, reading } = unbilled;
  if (connectionLost) return "The server does not answer.";
  if (!me) return "Your rights are being asked for.";
  if (!me.rights.billingAccess) {
    return "You need billing access to create a run. An administrator can give it to you.";
  }
  if (reading.error) return "The table could not be read.";
  if (!reading.data) return "The table is being read.";
  if (!unbilled.usable) return "Choose the columns first.";
  if (check.error) return "The rows could not be checked with the server.";
  if (unbilled.checking.stopped) return "The rows were not checked with the server.";
  if (checked === null || check.isPlaceholderData || preview.isPlaceholderData || !preview.data) {
    return "The rows are being checked.";
  }
  if (preview.data.invoices.length === 0) return "There is no row to bill.";
  return null;
}
