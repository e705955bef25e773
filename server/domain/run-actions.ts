import type { RunDetail, RunStatus } from "#shared/wire/run.ts";
import { sendExportRefusal } from "./permissions.ts";
import { decidePostOfRun } from "./posting/decide-post.ts";
import type { RunPostFacts } from "./posting/post-facts.ts";
import { permissionOf } from "./refusal.ts";
import type { Refusal } from "./refusal.ts";

export interface RunActionFacts extends RunPostFacts {
  /** Approved invoices that the person sees. */
  approvedCount: number;
  /** Issued ones that the person sees; in a draft run they came from another one (R20). */
  issuedCount: number;
}

/** Only a draft run can be changed, added to, or deleted (R1). */
export function draftRunRefusal(status: RunStatus): Refusal | null {
  if (status === "draft") return null;
  const reason =
    status === "posted"
      ? "This run has been posted and cannot be changed any more."
      : "This run is being posted and cannot be changed now.";
  return { code: "run-not-draft", reason };
}

/** A person deletes only what they see, and approval locks (R5, R14). */
export function deleteRunRefusal(facts: RunActionFacts): Refusal | null {
  const { hiddenInvoiceCount, approvedCount, runStatus } = facts;
  const notDraft = draftRunRefusal(runStatus);
  if (notDraft !== null) return notDraft;
  if (hiddenInvoiceCount > 0) {
    const count = hiddenInvoiceCount;
    return {
      code: "right-missing",
      reason: `${count === 1 ? "1 invoice in this run is" : `${count} invoices in this run are`} hidden from you. Someone who sees ${count === 1 ? "it" : "them"} can delete the run.`,
    };
  }
  if (facts.issuedCount > 0) {
    return {
      code: "invoice-not-draft",
      reason: `${facts.issuedCount === 1 ? "1 invoice in this run has its number" : `${facts.issuedCount} invoices in this run have their numbers`} already and cannot be deleted. Move ${facts.issuedCount === 1 ? "it" : "them"} to another draft run first.`,
    };
  }
  return approvedRefusal(approvedCount);
}

/** An approved invoice keeps its date, so the run's cannot move away under it (R3, R14). */
export function approvedRefusal(approvedCount: number): Refusal | null {
  if (approvedCount === 0) return null;
  const what =
    approvedCount === 1
      ? "1 invoice is approved. Return it"
      : `${approvedCount} invoices are approved. Return them`;
  return { code: "invoice-approved", reason: `${what} to draft first.` };
}

export function approveAllRefusal(facts: RunActionFacts): Refusal | null {
  const notDraft = draftRunRefusal(facts.runStatus);
  if (notDraft !== null) return notDraft;
  if (facts.invoiceCount > facts.approvedCount + facts.issuedCount) return null;
  return { code: "invoice-not-draft", reason: "There is no draft to approve." };
}

/** What a person may do with a run now, with the server's own reasons. */
export function runActions(facts: RunActionFacts): RunDetail["actions"] {
  const edit = permissionOf(draftRunRefusal(facts.runStatus));
  const { allowed, reason } = decidePostOfRun(facts);
  const whoPosts = permissionOf(sendExportRefusal(facts.rights));
  return {
    edit,
    addRows: edit,
    approveAll: permissionOf(approveAllRefusal(facts)),
    post: { allowed, reason },
    cancelPost: whoPosts,
    resume: whoPosts,
    delete: permissionOf(deleteRunRefusal(facts)),
  };
}
