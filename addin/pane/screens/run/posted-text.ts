import { counted, formatCount } from "../../../components/format.ts";
import type { RunDetail } from "#shared/wire/run.ts";

/** What became of a posted run, e.g. "Posted: 22 invoices sent, 2 delivered by hand". */
export function postedText(
  { method, invoiceCount, delivered }: Pick<RunDetail, "method" | "invoiceCount" | "delivered">,
  locale: string,
): string {
  const invoices = (count: number) => counted(count, "invoice", "invoices", locale);
  if (method !== "send") return `Posted: ${invoices(invoiceCount)} exported`;
  const { sent, byHand } = delivered;
  const undelivered = invoiceCount - sent - byHand;
  return [
    `Posted: ${invoices(sent)} sent`,
    ...(byHand > 0 ? [`${formatCount(byHand, locale)} delivered by hand`] : []),
    ...(undelivered > 0 ? [`${formatCount(undelivered, locale)} with nothing to pay`] : []),
  ].join(", ");
}
