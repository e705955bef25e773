import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFirmCurrency } from "../../../components/firm-currency.ts";
import { counted, formatCount, formatTotals } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import type { PreFlight } from "#shared/wire/post.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import { usePane } from "../../state/pane-context.ts";
import { refreshRuns } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { AskDialog } from "../ask-dialog.tsx";

/** The question in numbers; what is sent along is what stands here, and the server holds it against its own. */
export function ConfirmPost(props: {
  run: RunDetail;
  preFlight: PreFlight;
  formatName: string;
  onClose: () => void;
}) {
  const { run, preFlight, onClose } = props;
  const locale = useLocale();
  const firmCurrency = useFirmCurrency();
  const { api } = useServices();
  const { dispatch } = usePane();
  const client = useQueryClient();
  const { method, format, invoiceCount, totals } = preFlight;
  const invoices = counted(invoiceCount, "invoice", "invoices", locale);
  const amount = formatTotals(totals, locale, firmCurrency);
  const question =
    method === "export"
      ? `Export ${invoices}, ${amount}, to a ${props.formatName} file`
      : `Send ${invoices}, ${amount}, ${recipientWords(preFlight, locale)}`;

  const post = useMutation({
    mutationFn: () =>
      api.postRun(run.id, run.version, {
        method,
        format,
        expectedInvoiceCount: invoiceCount,
        expectedTotals: totals,
      }),
    onSuccess: () => {
      onClose();
      dispatch({ type: "landed", route: { screen: "run", runId: run.id, watched: true } });
    },
    onSettled: () => refreshRuns(client),
  });

  return (
    <AskDialog
      title={`Post ${run.name}`}
      action={`${method === "export" ? "Export" : "Send"} ${invoices}`}
      working={post.isPending}
      error={post.error}
      unchanged="Look at the run to see where it stands."
      onConfirm={() => post.mutate()}
      onClose={onClose}
    >
      <strong>{question}</strong>
      <span>
        {method === "export"
          ? "The invoices get their numbers now and can no longer be changed."
          : "The invoices get their numbers and can no longer be changed. You can cancel for a moment before the first one leaves."}
      </span>
    </AskDialog>
  );
}

/** "to 41 clients; 1 by hand": how the invoices get to whom. */
function recipientWords(preFlight: PreFlight, locale: string): string {
  const { invoiceCount, mailedCount, mailedClientCount, byHandCount } = preFlight;
  const others = [
    ...(byHandCount > 0 ? [`${formatCount(byHandCount, locale)} by hand`] : []),
    ...(invoiceCount > mailedCount + byHandCount
      ? [`${formatCount(invoiceCount - mailedCount - byHandCount, locale)} with nothing to pay`]
      : []),
  ];
  return [`to ${counted(mailedClientCount, "client", "clients", locale)}`, ...others].join("; ");
}
