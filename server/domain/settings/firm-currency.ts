import type { Refusal } from "../refusal.ts";

/**
 * Books are kept in one currency, so it stays once something was issued in them. Whether a run was posted is known to
 * everybody (R2), so the refusal tells nothing of hidden invoices.
 */
export function changeCurrencyRefusal(hasPosted: boolean): Refusal | null {
  if (!hasPosted) return null;
  return {
    code: "currency-in-use",
    reason:
      "A run has been posted, so the firm keeps its currency. Invoices can be in other currencies all the same.",
  };
}
