import type { CheckAnswer, CheckBody } from "#shared/wire/check.ts";
import type { ClientView, CreateClientBody } from "#shared/wire/client.ts";
import type { EntryStatesAnswer } from "#shared/wire/entry-state.ts";
import type { DownloadTicket } from "#shared/wire/export.ts";
import type {
  InvoiceDetail,
  InvoiceList,
  MoveInvoicesBody,
  UpdateInvoiceBody,
} from "#shared/wire/invoice.ts";
import type { Me, SignedIn, TrialPerson } from "#shared/wire/me.ts";
import type { PostRunBody, PreFlight } from "#shared/wire/post.ts";
import type {
  CreateRunBody,
  PostMethod,
  PostingProgress,
  RunDetail,
  RunList,
  RunTab,
  UpdateRunBody,
} from "#shared/wire/run.ts";
import type { CommitUploadBody, CommittedUpload, UploadEntry } from "#shared/wire/upload.ts";
import { notModified, sendRequest } from "./request.ts";
import type { RequestOptions, RequestSettings } from "./request.ts";

export type Api = ReturnType<typeof createApi>;

export interface RunListOptions {
  tab: RunTab;
  search: string;
  cursor?: string;
}

/** The routes of the server as functions; each throws ProblemError or ConnectionError. */
export function createApi(settings: RequestSettings) {
  async function send<T>(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    options: RequestOptions = {},
  ): Promise<T> {
    const answer = await sendRequest<T>(settings, method, path, options);
    if (answer === notModified) throw new Error("Not modified, although no ETag was sent");
    return answer.body;
  }

  return {
    health: (signal?: AbortSignal) => send<unknown>("GET", "health", { ...signalled(signal) }),
    version: () => send<{ version: string }>("GET", "version"),

    trialPeople: () => send<TrialPerson[]>("GET", "trial/people"),
    signInTrial: (personId: string) =>
      send<SignedIn>("POST", "sign-in/trial", { body: { personId } }),
    signOut: () => send<unknown>("POST", "sign-out"),
    me: (signal?: AbortSignal) => send<Me>("GET", "me", { ...signalled(signal) }),

    check: (body: CheckBody, signal?: AbortSignal) =>
      send<CheckAnswer>("POST", "check", { body, ...signalled(signal) }),
    createClient: (body: CreateClientBody) => send<ClientView>("POST", "clients", { body }),
    entryStates: (keys: string[], signal?: AbortSignal) =>
      send<EntryStatesAnswer>("POST", "entry-states", { body: { keys }, ...signalled(signal) }),

    putChunk: (uploadId: string, number: number, entries: UploadEntry[], signal?: AbortSignal) =>
      send<unknown>("PUT", `uploads/${uploadId}/chunks/${number}`, {
        body: { entries },
        ...signalled(signal),
      }),
    commitUpload: (uploadId: string, body: CommitUploadBody, signal?: AbortSignal) =>
      send<CommittedUpload>("POST", `uploads/${uploadId}/commit`, { body, ...signalled(signal) }),

    runs: ({ tab, search, cursor }: RunListOptions, signal?: AbortSignal) =>
      send<RunList>("GET", "runs", { query: { tab, search, cursor }, ...signalled(signal) }),
    createRun: (body: CreateRunBody) => send<RunDetail>("POST", "runs", { body }),
    run: (runId: string, signal?: AbortSignal) =>
      send<RunDetail>("GET", `runs/${runId}`, { ...signalled(signal) }),
    updateRun: (runId: string, version: number, body: UpdateRunBody) =>
      send<RunDetail>("PATCH", `runs/${runId}`, { version, body }),
    deleteRun: (runId: string, version: number) =>
      send<unknown>("DELETE", `runs/${runId}`, { version }),
    runInvoices: (runId: string, cursor: string | undefined, signal?: AbortSignal) =>
      send<InvoiceList>("GET", `runs/${runId}/invoices`, {
        query: { cursor },
        ...signalled(signal),
      }),
    moveInvoices: (runId: string, version: number, body: MoveInvoicesBody) =>
      send<unknown>("POST", `runs/${runId}/move-invoices`, { version, body }),

    preFlight: (
      runId: string,
      method: PostMethod,
      format: string | undefined,
      signal?: AbortSignal,
    ) =>
      send<PreFlight>("GET", `runs/${runId}/pre-flight`, {
        query: { method, format },
        ...signalled(signal),
      }),
    postRun: (runId: string, version: number, body: PostRunBody) =>
      send<RunDetail>("POST", `runs/${runId}/post`, { version, body }),
    /** `notModified` when nothing has moved since the answer with that ETag. */
    progress: (runId: string, ifNoneMatch: string | null, signal?: AbortSignal) =>
      sendRequest<PostingProgress>(settings, "GET", `runs/${runId}/progress`, {
        ifNoneMatch,
        ...signalled(signal),
      }),

    invoice: (invoiceId: string, signal?: AbortSignal) =>
      send<InvoiceDetail>("GET", `invoices/${invoiceId}`, { ...signalled(signal) }),
    updateInvoice: (invoiceId: string, version: number, body: UpdateInvoiceBody) =>
      send<InvoiceDetail>("PATCH", `invoices/${invoiceId}`, { version, body }),
    deleteInvoice: (invoiceId: string, version: number) =>
      send<unknown>("DELETE", `invoices/${invoiceId}`, { version }),
    approveInvoice: (invoiceId: string, version: number) =>
      send<InvoiceDetail>("POST", `invoices/${invoiceId}/approve`, { version }),
    returnInvoiceToDraft: (invoiceId: string, version: number) =>
      send<InvoiceDetail>("POST", `invoices/${invoiceId}/return-to-draft`, { version }),

    exportTicket: (exportId: string) => send<DownloadTicket>("POST", `exports/${exportId}/ticket`),
  };
}

function signalled(signal: AbortSignal | undefined): RequestOptions {
  return signal === undefined ? {} : { signal };
}
