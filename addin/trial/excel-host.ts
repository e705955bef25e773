import { AddinInternalServiceNode } from "./excel/runtime-node.ts";
import { EventRegistrations } from "./excel/events/event-registrations.ts";
import { messagesOf } from "./excel/events/event-messages.ts";
import type { EventMessage } from "./excel/events/event-messages.ts";
import { RangeAreasNode } from "./excel/range/range-areas-node.ts";
import { RangeNode } from "./excel/range/range-node.ts";
import { TableScopedCollectionNode } from "./excel/table/table-collection-node.ts";
import { tieNodes } from "./excel/nodes.ts";
import { WorkbookNode } from "./excel/workbook-node.ts";
import { WorksheetNode } from "./excel/worksheet-node.ts";
import { faultMessage } from "./faults.ts";
import type { Fault } from "./faults.ts";
import { shifted } from "./model/cells/shift.ts";
import type { Workbook } from "./model/workbook.ts";
import type { AnnouncedEvent } from "./model/workbook-event.ts";
import { Interpreter } from "./rich-api/interpreter.ts";
import { ActionKind } from "./rich-api/wire.ts";
import type { WireRequest, WireResponse } from "./rich-api/wire.ts";

tieNodes({
  worksheet: (sheet) => new WorksheetNode(sheet),
  rangeAreas: (sheet, areas) => new RangeAreasNode(sheet, areas),
  tablesIn: (sheet, within, wholly) => new TableScopedCollectionNode(sheet, within, wholly),
});

/** Excel on the web takes and gives at most this much in one batch. */
const PAYLOAD_LIMIT_BYTES = 5 * 1024 * 1024;

export type RoundTrip = { readonly requestBytes: number; readonly responseBytes: number };

/** The refusal of a whole batch, as the transport tells it. */
export class BatchRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Answers the batches of one add-in on one workbook, whatever transport brings them. */
export class ExcelHost {
  readonly workbook: Workbook;
  readonly interpreter: Interpreter;
  readonly registrations = new EventRegistrations();
  /** Batches that the add-in waited for; Office.js's own clean-up is not counted. */
  readonly roundTrips: RoundTrip[] = [];
  payloadLimitBytes = PAYLOAD_LIMIT_BYTES;
  /** Set by the transport. */
  deliver: (message: EventMessage) => void = () => {};
  readonly #root: WorkbookNode;
  readonly #faults: Fault[] = [];
  readonly #stop: (() => void)[];
  #eventSerial = 0;
  #unanswered = 0;

  constructor(workbook: Workbook, onDefect: (what: string) => void = () => {}) {
    this.workbook = workbook;
    this.#root = new WorkbookNode(workbook);
    this.interpreter = new Interpreter({
      root: this.#root,
      factories: {
        "Microsoft.InternalService.AddinInternalService": () => new AddinInternalServiceNode(),
      },
      onDefect,
      listen: (node, registration) => this.registrations.listen(node, registration),
    });
    this.#stop = [
      workbook.subscribe((event) => this.#announce(event)),
      workbook.onShift((sheet, shift) => {
        const held = [...this.interpreter.references.nodes(), ...this.#root.eventRanges.values()];
        for (const node of held) {
          if (node instanceof RangeNode && node.sheet === sheet && node.place)
            node.place = shifted(node.place, shift);
        }
      }),
    ];
  }

  /** Lets the next batch go wrong; several faults apply to several batches, in order. */
  breakNext(...faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  /** One batch in JSON, answered in JSON. Throws BatchRefused; a promise that never settles for "unanswered". */
  async answer(requestText: string): Promise<string> {
    const request: WireRequest = JSON.parse(requestText);
    const own = isHousekeeping(request);
    const fault = own ? undefined : this.#faults.shift();
    if (fault?.kind === "unanswered") {
      this.#unanswered++;
      return new Promise(() => {});
    }
    const requestBytes = byteLength(requestText);
    if (fault?.kind === "refused") this.#refuse(fault.code, requestBytes, fault.message);
    if (!own && this.workbook.cellBeingEdited)
      this.#refuse("InvalidOperationInCellEditMode", requestBytes);
    if (requestBytes > this.payloadLimitBytes)
      this.#refuse("RequestPayloadSizeLimitExceeded", requestBytes);
    const heldBefore = new Set(this.interpreter.references.names());
    const response = this.workbook.act("add-in", "add-in", (): WireResponse =>
      this.interpreter.execute(request),
    );
    const text = JSON.stringify(response);
    const responseBytes = byteLength(text);
    const tooLarge =
      responseBytes > this.payloadLimitBytes ? "ResponsePayloadSizeLimitExceeded" : null;
    const lost = fault?.kind === "done-but-refused" ? fault.code : tooLarge;
    if (lost !== null) {
      this.interpreter.references.keepOnly(heldBefore);
      this.#refuse(lost, requestBytes);
    }
    if (!own) this.roundTrips.push({ requestBytes, responseBytes });
    return text;
  }

  /** Batches that will never be answered, by an injected fault. */
  get unanswered(): number {
    return this.#unanswered;
  }

  stop(): void {
    for (const stop of this.#stop) stop();
  }

  #refuse(code: string, requestBytes: number, message = faultMessage(code)): never {
    this.roundTrips.push({ requestBytes, responseBytes: 0 });
    throw new BatchRefused(code, message);
  }

  #announce(event: AnnouncedEvent): void {
    if (event.actor === "add-in" && !this.#root.runtime.enableEvents) return;
    const referenceId = `evt-${++this.#eventSerial}`;
    const heard = messagesOf(event, referenceId).filter(({ type, target }) =>
      this.registrations.hears(type, target),
    );
    if (heard.length === 0) return;
    if (event.kind === "cells-changed") {
      this.#root.eventRanges.set(referenceId, new RangeNode(event.sheet, event.area));
    }
    for (const message of heard) this.deliver(message);
  }
}

/** What Office.js sends for itself: releasing references, and its announcement at start. */
function isHousekeeping(request: WireRequest): boolean {
  return (
    request.Actions.every(
      ({ ActionType, Name = "" }) =>
        ActionType === ActionKind.instantiate ||
        (ActionType === ActionKind.method &&
          ["_RemoveReference", "NotifyActionHandlerReady"].includes(Name)),
    ) && request.Actions.some(({ ActionType }) => ActionType === ActionKind.method)
  );
}

/** Bytes of UTF-8 without making them: a payload may be large. */
function byteLength(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
