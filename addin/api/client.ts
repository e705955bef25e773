import { hc } from "hono/client";
import type { App } from "../../server/http/app.ts";
import type { CheckAnswer, CheckBody } from "#shared/wire/check.ts";
import type { ClientView, CreateClientBody } from "#shared/wire/client.ts";
import type { EntryStatesAnswer, EntryStatesBody } from "#shared/wire/entry-state.ts";
import type { DownloadTicket } from "#shared/wire/export.ts";
import type {
  InvoiceDetail,
  InvoiceList,
  MoveInvoicesBody,
  UpdateInvoiceBody,
} from "#shared/wire/invoice.ts";
import type { RemovedEntry, TakeChangeBody } from "#shared/wire/invoice-entry.ts";
import type { Me, SignedIn, TrialPerson } from "#shared/wire/me.ts";
import type {
  ChangeRightsBody,
  InvitedPerson,
  InvitePersonBody,
  NewLink,
  PersonView,
  UpdatePersonBody,
} from "#shared/wire/person.ts";
import type { PostRunBody, PreFlight } from "#shared/wire/post.ts";
import type { RateCardAnswer } from "#shared/wire/rate-card.ts";
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
import { createFetch } from "./request.ts";
import type { RequestSettings } from "./request.ts";

export type Api = ReturnType<typeof createApi>;

export interface RunListOptions {
  tab: RunTab;
  search: string;
  cursor?: string;
}

export const notModified = Symbol("not modified");

/** An answer whose body has this type, as the routes of the server declare it. */
interface Typed<Body> {
  json: () => Promise<Body>;
}

async function bodyOf<Body>(answer: Promise<Typed<Body>>): Promise<Body> {
  return (await answer).json();
}

async function done(answer: Promise<unknown>): Promise<void> {
  await answer;
}

/** The routes of the server as functions; each throws ProblemError or ConnectionError. */
export function createApi(settings: RequestSettings) {
  const { api } = hc<App>("/", { fetch: createFetch(settings) });
  const one = api.runs[":runId"];
  const invoice = api.invoices[":invoiceId"];
  const entry = invoice.entries[":key"];
  const person = api.people[":personId"];
  const upload = api.uploads[":uploadId"];

  return {
    version: async (signal?: AbortSignal): Promise<string> =>
      (await bodyOf<{ version: string }>(api.version.$get({}, init({ signal })))).version,
    health: (signal?: AbortSignal) => done(api.health.$get({}, init({ signal }))),

    trialPeople: (): Promise<TrialPerson[]> => bodyOf(api.trial.people.$get()),
    signInTrial: (personId: string): Promise<SignedIn> =>
      bodyOf(api["sign-in"].trial.$post({ json: { personId } })),
    signOut: () => done(api["sign-out"].$post()),
    me: (signal?: AbortSignal): Promise<Me> => bodyOf(api.me.$get({}, init({ signal }))),

    people: (signal?: AbortSignal): Promise<PersonView[]> =>
      bodyOf(api.people.$get({}, init({ signal }))),
    invitePerson: (json: InvitePersonBody): Promise<InvitedPerson> =>
      bodyOf(api.people.$post({ json })),
    updatePerson: (
      personId: string,
      version: number,
      json: UpdatePersonBody,
    ): Promise<PersonView> =>
      bodyOf(person.$patch({ param: { personId }, json }, init({ version }))),
    changeRights: (
      personId: string,
      version: number,
      json: ChangeRightsBody,
    ): Promise<PersonView> =>
      bodyOf(person.rights.$put({ param: { personId }, json }, init({ version }))),
    newLink: (personId: string): Promise<NewLink> =>
      bodyOf(person.link.$post({ param: { personId } })),
    disablePerson: (personId: string, version: number): Promise<PersonView> =>
      bodyOf(person.disable.$post({ param: { personId } }, init({ version }))),
    enablePerson: (personId: string, version: number): Promise<PersonView> =>
      bodyOf(person.enable.$post({ param: { personId } }, init({ version }))),

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

    exportTicket: (exportId: string): Promise<DownloadTicket> =>
      bodyOf(api.exports[":exportId"].ticket.$post({ param: { exportId } })),
  };
}

interface RequestParts {
  signal?: AbortSignal | undefined;
  /** Version that the person saw; sent as If-Match. */
  version?: number;
  ifNoneMatch?: string | null;
  /** JSON text. */
  body?: string;
}

function init(parts: RequestParts): { headers: Record<string, string>; init: RequestInit } {
  const headers: Record<string, string> = {};
  if (parts.version !== undefined) headers["if-match"] = `"${parts.version}"`;
  if (parts.ifNoneMatch) headers["if-none-match"] = parts.ifNoneMatch;
  return {
    headers,
    init: {
      ...(parts.signal === undefined ? {} : { signal: parts.signal }),
      ...(parts.body === undefined ? {} : { body: parts.body }),
    },
  };
}
