import type {
  DecideDeliveryBody,
  DeliveryList,
  DeliveryListQuery,
  InvoiceDeliveryBody,
  MoveDeliveryBody,
  NoteBody,
  RepeatDeliveryBody,
  RetryDeliveryBody,
  SendingView,
} from "#shared/wire/delivery.ts";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import type { RunDetail } from "#shared/wire/run.ts";
import { bodyOf, done, init } from "./connect.ts";
import type { Connected } from "./connect.ts";

/** What becomes of invoices on their way to clients, and what a person may do about it. */
export function deliveriesApi(api: Connected) {
  const run = api.runs[":runId"];
  const one = api.deliveries[":deliveryId"];
  return {
    changeInvoiceDelivery: (
      invoiceId: string,
      version: number,
      json: InvoiceDeliveryBody,
    ): Promise<InvoiceDetail> =>
      bodyOf(
        api.invoices[":invoiceId"].delivery.$put({ param: { invoiceId }, json }, init({ version })),
      ),
    cancelPost: (runId: string): Promise<RunDetail> =>
      bodyOf(run["cancel-post"].$post({ param: { runId } })),
    resumeRun: (runId: string): Promise<RunDetail> =>
      bodyOf(run.resume.$post({ param: { runId } })),
    deliveries: (
      runId: string,
      query: Pick<DeliveryListQuery, "show"> & { cursor?: string },
      signal?: AbortSignal,
    ): Promise<DeliveryList> =>
      bodyOf(run.deliveries.$get({ param: { runId }, query }, init({ signal }))),
    retryDelivery: (deliveryId: string, version: number, json: RetryDeliveryBody) =>
      done(one.retry.$post({ param: { deliveryId }, json }, init({ version }))),
    decideDelivery: (deliveryId: string, version: number, json: DecideDeliveryBody) =>
      done(one.decide.$post({ param: { deliveryId }, json }, init({ version }))),
    settleDelivery: (deliveryId: string, version: number, json: NoteBody) =>
      done(one.settle.$post({ param: { deliveryId }, json }, init({ version }))),
    markBounced: (deliveryId: string, version: number, json: NoteBody) =>
      done(one.bounced.$post({ param: { deliveryId }, json }, init({ version }))),
    repeatDelivery: (deliveryId: string, version: number, json: RepeatDeliveryBody) =>
      done(one.repeat.$post({ param: { deliveryId }, json }, init({ version }))),
    moveDelivery: (deliveryId: string, version: number, json: MoveDeliveryBody) =>
      done(one.move.$post({ param: { deliveryId }, json }, init({ version }))),

    sending: (signal?: AbortSignal): Promise<SendingView> =>
      bodyOf(api.sending.$get({}, init({ signal }))),
    resumeSending: (version: number): Promise<SendingView> =>
      bodyOf(api.sending.resume.$post({}, init({ version }))),
  };
}
