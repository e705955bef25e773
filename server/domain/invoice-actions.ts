import type { InvoiceDetail, InvoiceStatus } from "#shared/wire/invoice.ts";
import type { RunStatus } from "#shared/wire/run.ts";
import { permissionOf } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";
import { draftRunRefusal } from "./run-actions.ts";

export interface InvoiceActionFacts {
  runStatus: RunStatus;
  status: InvoiceStatus;
  /** It has its number, also where it stands in a draft run, having failed in another one (R20). */
  issued: boolean;
}

const issuedRefusal: Refusal = {
  code: "invoice-not-draft",
  reason: "This invoice has been issued and cannot be changed any more.",
};

export interface ApproveInvoiceFacts extends InvoiceActionFacts {
  /** Why this person may not approve it, as the firm's rule has it (R15). */
  maker: Refusal | null;
}

/** Nothing on an issued invoice changes, and approval locks a draft (R14). */
export function editInvoiceRefusal(facts: InvoiceActionFacts): Refusal | null {
  if (facts.issued) return issuedRefusal;
  if (facts.status === "approved" && facts.runStatus === "draft") {
    return {
      code: "invoice-approved",
      reason: "This invoice is approved. Return it to draft first.",
    };
  }
  return moveInvoiceRefusal(facts);
}

/** An approved invoice may move: it takes its date and level of detail with it. */
export function moveInvoiceRefusal({ runStatus, status }: InvoiceActionFacts): Refusal | null {
  if (status !== "draft" && status !== "approved") {
    return issuedRefusal;
  }
  return draftRunRefusal(runStatus);
}

export function returnToDraftRefusal(facts: InvoiceActionFacts): Refusal | null {
  if (facts.issued) return issuedRefusal;
  if (facts.status === "draft") {
    return { code: "invoice-not-draft", reason: "This invoice is not approved." };
  }
  return moveInvoiceRefusal(facts);
}

export function approveInvoiceRefusal(facts: ApproveInvoiceFacts): Refusal | null {
  return editInvoiceRefusal(facts) ?? facts.maker;
}

/** What a person may do with an invoice now, with the server's own reasons. */
export function invoiceActions(facts: ApproveInvoiceFacts): InvoiceDetail["actions"] {
  const edit = permissionOf(editInvoiceRefusal(facts));
  return {
    edit,
    approve: permissionOf(approveInvoiceRefusal(facts)),
    // Who may say yes may say no.
    reject: permissionOf(approveInvoiceRefusal(facts)),
    returnToDraft: permissionOf(returnToDraftRefusal(facts)),
    move: permissionOf(moveInvoiceRefusal(facts)),
    delete: edit,
  };
}
