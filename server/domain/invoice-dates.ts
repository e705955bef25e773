import { dueDateOf } from "#shared/calendar.ts";
import type { UpdateInvoiceBody } from "#shared/wire/invoice.ts";
import { AppError } from "./app-error.ts";

export interface InvoiceDates {
  invoiceDate: string;
  invoiceDateOverridden: boolean;
  dueDate: string;
  dueDateOverridden: boolean;
  termsDays: number;
}

/**
 * The dates of a draft under another run's date (R3): an own date stays; an own due date too, unless it would lie
 * before the invoice date.
 */
export function followedDates<Dates extends InvoiceDates>(before: Dates, runDate: string): Dates {
  const invoiceDate = before.invoiceDateOverridden ? before.invoiceDate : runDate;
  const lapses = before.dueDateOverridden && before.dueDate < invoiceDate;
  return changedDates(before, runDate, lapses ? { dueDate: null } : {});
}

/**
 * The dates of a draft after a change (R3): null takes an override away; without one the invoice has the run's date,
 * and the due date follows by terms. Throws `validation` when the due date would lie before the invoice date.
 */
export function changedDates<Dates extends InvoiceDates>(
  before: Dates,
  runDate: string,
  change: Pick<UpdateInvoiceBody, "invoiceDate" | "dueDate">,
): Dates {
  const invoiceDateOverridden =
    change.invoiceDate === undefined ? before.invoiceDateOverridden : change.invoiceDate !== null;
  const invoiceDate = invoiceDateOverridden ? (change.invoiceDate ?? before.invoiceDate) : runDate;
  const dueDateOverridden =
    change.dueDate === undefined ? before.dueDateOverridden : change.dueDate !== null;
  const dueDate = dueDateOverridden
    ? (change.dueDate ?? before.dueDate)
    : dueDateOf(invoiceDate, before.termsDays);
  if (dueDate < invoiceDate) {
    const message = `The due date ${dueDate} lies before the invoice date ${invoiceDate}.`;
    throw new AppError("validation", message, [{ location: "/dueDate", message }]);
  }
  return { ...before, invoiceDate, invoiceDateOverridden, dueDate, dueDateOverridden };
}
