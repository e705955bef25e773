import type { Money } from "./fields.ts";

/** A stored export file with its control totals (R22). */
export interface ExportView {
  id: string;
  format: string;
  formatName: string;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  createdAt: string;
  invoiceCount: number;
  totals: Money[];
  /** Times it was downloaded; from the second on a download is marked as a repeat. */
  downloadCount: number;
}

/** POST /api/exports/{exportId}/ticket: a one-time address, because a pane cannot save a blob. */
export interface DownloadTicket {
  url: string;
  expiresAt: string;
}
