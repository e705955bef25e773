import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDownload20Regular } from "@fluentui/react-icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { SkeletonRows } from "../../../../components/skeleton.tsx";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import { keys } from "../../../state/server-queries.ts";
import { useServices } from "../../../state/services.ts";
import { ProblemNotice } from "../../problem-notice.tsx";
import { openPdf } from "./open-pdf.ts";
import type { OpenPdf, PdfPage } from "./open-pdf.ts";

const useStyles = makeStyles({
  pages: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  page: {
    display: "block",
    width: "100%",
    // Paper is white in a dark pane too.
    backgroundColor: "#ffffff",
    boxShadow: tokens.shadow4,
    borderRadius: tokens.borderRadiusSmall,
  },
});

/** The invoice as its client gets it, page by page. */
export function InvoicePreview({ invoice }: { invoice: InvoiceDetail }) {
  const styles = useStyles();
  const { api, openLink } = useServices();
  const download = useMutation({
    mutationFn: () => api.documentTicket(invoice.id),
    onSuccess: ({ url }) => openLink(url),
  });
  const document = useQuery({
    queryKey: keys.document(invoice.id, invoice.version),
    queryFn: ({ signal }) => api.invoiceDocument(invoice.id, signal),
    gcTime: 0,
  });
  const { pdf, error } = useOpenPdf(document.data);
  const problem = document.error ?? error;
  if (problem) {
    return <ProblemNotice error={problem} onRetry={() => void document.refetch()} />;
  }
  if (pdf === null) return <SkeletonRows label="The preview is being drawn" rows={8} />;
  return (
    <div className={styles.pages}>
      <div>
        <Button
          size="small"
          icon={<ArrowDownload20Regular />}
          disabled={download.isPending}
          onClick={() => download.mutate()}
        >
          Download PDF
        </Button>
      </div>
      {download.error && <ProblemNotice error={download.error} />}
      {pdf.pages.map((page, index) => (
        <PageCanvas
          key={index}
          page={page}
          label={`Page ${index + 1} of ${pdf.pages.length} of the invoice for ${invoice.clientName}`}
        />
      ))}
    </div>
  );
}

function useOpenPdf(bytes: ArrayBuffer | undefined): { pdf: OpenPdf | null; error: Error | null } {
  const [opened, setOpened] = useState<{ pdf: OpenPdf | null; error: Error | null }>({
    pdf: null,
    error: null,
  });
  useEffect(() => {
    if (bytes === undefined) return undefined;
    let pdf: OpenPdf | null = null;
    let isGone = false;
    const open = async () => {
      try {
        pdf = await openPdf(bytes);
        if (isGone) pdf.close();
        else setOpened({ pdf, error: null });
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error));
        if (!isGone) setOpened({ pdf: null, error: reason });
      }
    };
    void open();
    return () => {
      isGone = true;
      pdf?.close();
    };
  }, [bytes]);
  return opened;
}

/** A page is drawn when it comes into sight: an invoice may have hundreds. */
function PageCanvas({ page, label }: { page: PdfPage; label: string }) {
  const styles = useStyles();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => {
    const { current } = canvas;
    if (current === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      // What cannot be drawn stays a blank page; the next opening draws anew.
      page.draw(current).then(
        () => setIsDrawn(true),
        () => undefined,
      );
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [page]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      aria-busy={!isDrawn}
      className={styles.page}
      style={{ aspectRatio: `1 / ${page.ratio}` }}
    />
  );
}
