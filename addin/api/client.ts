import type { CheckAnswer, CheckBody } from "#shared/wire/check.ts";
import type { ClientView, CreateClientBody } from "#shared/wire/client.ts";
import type { EntryStatesAnswer, EntryStatesBody } from "#shared/wire/entry-state.ts";
import type { DownloadTicket } from "#shared/wire/export.ts";
import type {
  InvoiceDetail,
  InvoiceList,
  MoveInvoicesBody,
  RejectInvoiceBody,
  UpdateInvoiceBody,
} from "#shared/wire/invoice.ts";
import type { RemovedEntry, TakeChangeBody } from "#shared/wire/invoice-entry.ts";
import type { InvoiceMessage, SentTestMessage } from "#shared/wire/message.ts";
import type { PostRunBody, PreFlight } from "#shared/wire/post.ts";
import type { RateCardAnswer } from "#shared/wire/rate-card.ts";
import type {
  ApprovedRun,
  CreateRunBody,
  PostMethod,
  PostingProgress,
  RunDetail,
  RunList,
  RunTab,
  UpdateRunBody,
} from "#shared/wire/run.ts";
import type { CommitUploadBody, CommittedUpload, UploadEntry } from "#shared/wire/upload.ts";
import { bodyOf, connect, done, init } from "./connect.ts";
import { deliveriesApi } from "./deliveries-api.ts";
import type { RequestSettings } from "./request.ts";
import { sessionApi } from "./session-api.ts";

export type Api = ReturnType<typeof createApi>;

export interface RunListOptions {
  tab: RunTab;
  search: string;
  cursor?: string;
}

export const notModified = Symbol("not modified");

/** The routes that the pane uses, as functions; each throws ProblemError or ConnectionError. */
export function createApi(settings: RequestSettings) {
  const api = connect(settings);
  const one = api.runs[":runId"];
  const invoice = api.invoices[":invoiceId"];
  const entry = invoice.entries[":key"];
  const upload = api.uploads[":uploadId"];

  return {
    ...sessionApi(api),
    ...deliveriesApi(api),

    check: (json: CheckBody, signal?: AbortSignal): Promise<CheckAnswer> =>
      // safe because JSON knows no undefined, which hc adds to what may be left out
      bodyOf(api.check.$post({ json }, init({ signal }))) as Promise<CheckAnswer>,
    createClient: (json: CreateClientBody): Promise<ClientView> =>
      bodyOf(api.clients.$post({ json })),
    entryStates: (json: EntryStatesBody, signal?: AbortSignal): Promise<EntryStatesAnswer> =>
      bodyOf(api["entry-states"].$post({ json }, init({ signal }))),
    rateCard: (signal?: AbortSignal): Promise<RateCardAnswer> =>
      bodyOf(api["rate-card"].$get({}, init({ signal }))),

    putChunk: (uploadId: string, number: number, entries: UploadEntry[], signal?: AbortSignal) =>
      done(
        upload.chunks[":number"].$put(
          { param: { uploadId, number: String(number) } },
          // The server reads the chunk as text, to keep it as it came; so hc has no field for it.
          init({ signal, body: JSON.stringify({ entries }) }),
        ),
      ),
    commitUpload: async (uploadId: string, json: CommitUploadBody): Promise<CommittedUpload> => {
      const answer = await upload.commit.$post({ param: { uploadId }, json });
      // safe because the server answers a commit with the stored text of a CommittedUpload
      return JSON.parse(await answer.text()) as CommittedUpload;
    },

    runs: (query: RunListOptions, signal?: AbortSignal): Promise<RunList> =>
      bodyOf(api.runs.$get({ query }, init({ signal }))),
    createRun: (json: CreateRunBody): Promise<RunDetail> => bodyOf(api.runs.$post({ json })),
    run: (runId: string, signal?: AbortSignal): Promise<RunDetail> =>
      bodyOf(one.$get({ param: { runId } }, init({ signal }))),
    updateRun: (runId: string, version: number, json: UpdateRunBody): Promise<RunDetail> =>
      bodyOf(one.$patch({ param: { runId }, json }, init({ version }))),
    deleteRun: (runId: string, version: number) =>
      done(one.$delete({ param: { runId } }, init({ version }))),
    approveRun: (runId: string, version: number): Promise<ApprovedRun> =>
      bodyOf(one.approve.$post({ param: { runId } }, init({ version }))),
    recomputeRun: (runId: string, version: number): Promise<RunDetail> =>
      bodyOf(one.recompute.$post({ param: { runId } }, init({ version }))),
    runInvoices: (
      runId: string,
      cursor: string | undefined,
      signal?: AbortSignal,
    ): Promise<InvoiceList> =>
      bodyOf(
        one.invoices.$get(
          { param: { runId }, query: cursor === undefined ? {} : { cursor } },
          init({ signal }),
        ),
      ),
    moveInvoices: (runId: string, version: number, json: MoveInvoicesBody) =>
      done(one["move-invoices"].$post({ param: { runId }, json }, init({ version }))),

    preFlight: (
      runId: string,
      method: PostMethod,
      format: string | undefined,
      signal?: AbortSignal,
    ): Promise<PreFlight> =>
      bodyOf(
        one["pre-flight"].$get(
          { param: { runId }, query: format === undefined ? { method } : { method, format } },
          init({ signal }),
        ),
      ),
    postRun: (runId: string, version: number, json: PostRunBody): Promise<RunDetail> =>
      bodyOf(one.post.$post({ param: { runId }, json }, init({ version }))),
    /** `notModified` when nothing has moved since the answer with that ETag. */
    progress: async (
      runId: string,
      ifNoneMatch: string | null,
      signal?: AbortSignal,
    ): Promise<{ progress: PostingProgress; etag: string | null } | typeof notModified> => {
      const answer = await one.progress.$get({ param: { runId } }, init({ signal, ifNoneMatch }));
      if (answer.status === 304) return notModified;
      return { progress: await answer.json(), etag: answer.headers.get("etag") };
    },

    invoice: (invoiceId: string, signal?: AbortSignal): Promise<InvoiceDetail> =>
      bodyOf(invoice.$get({ param: { invoiceId } }, init({ signal }))),
    updateInvoice: (
      invoiceId: string,
      version: number,
      json: UpdateInvoiceBody,
    ): Promise<InvoiceDetail> =>
      bodyOf(invoice.$patch({ param: { invoiceId }, json }, init({ version }))),
    deleteInvoice: (invoiceId: string, version: number) =>
      done(invoice.$delete({ param: { invoiceId } }, init({ version }))),
    rejectInvoice: (
      invoiceId: string,
      version: number,
      json: RejectInvoiceBody,
    ): Promise<InvoiceDetail> =>
      bodyOf(invoice.reject.$post({ param: { invoiceId }, json }, init({ version }))),
    approveInvoice: (invoiceId: string, version: number): Promise<InvoiceDetail> =>
      bodyOf(invoice.approve.$post({ param: { invoiceId } }, init({ version }))),
    takeChange: (
      invoiceId: string,
      key: string,
      version: number,
      json: TakeChangeBody,
    ): Promise<InvoiceDetail> =>
      bodyOf(
        entry["take-change"].$post(
          { param: { invoiceId, key: encodeURIComponent(key) }, json },
          init({ version }),
        ),
      ),
    removeEntry: (invoiceId: string, key: string, version: number): Promise<RemovedEntry> =>
      bodyOf(
        entry.$delete({ param: { invoiceId, key: encodeURIComponent(key) } }, init({ version })),
      ),
    returnInvoiceToDraft: (invoiceId: string, version: number): Promise<InvoiceDetail> =>
      bodyOf(invoice["return-to-draft"].$post({ param: { invoiceId } }, init({ version }))),

    invoiceDocument: async (invoiceId: string, signal?: AbortSignal): Promise<ArrayBuffer> =>
      (await invoice.document.$get({ param: { invoiceId } }, init({ signal }))).arrayBuffer(),

    invoiceMessage: (invoiceId: string, signal?: AbortSignal): Promise<InvoiceMessage> =>
      bodyOf(invoice.message.$get({ param: { invoiceId } }, init({ signal }))),
    sendTestMessage: (invoiceId: string): Promise<SentTestMessage> =>
      bodyOf(invoice.message.test.$post({ param: { invoiceId } })),

    documentTicket: (invoiceId: string): Promise<DownloadTicket> =>
      bodyOf(invoice.document.ticket.$post({ param: { invoiceId } })),
    runDocumentsTicket: (runId: string): Promise<DownloadTicket> =>
      bodyOf(one.documents.ticket.$post({ param: { runId } })),

    exportTicket: (exportId: string): Promise<DownloadTicket> =>
      bodyOf(api.exports[":exportId"].ticket.$post({ param: { exportId } })),
  };
}
