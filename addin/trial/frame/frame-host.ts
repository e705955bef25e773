import { BatchRefused } from "../excel-host.ts";
import type { ExcelHost } from "../excel-host.ts";
import { OFFICE_ERROR_NUMBERS } from "../faults.ts";
import { appContext } from "./app-context.ts";
import {
  ActionKind,
  DispatchId,
  MessageKind,
  ResponseKind,
  parsedMessage,
} from "./frame-message.ts";
import type { FrameMessage } from "./frame-message.ts";

/** Office.js's own word for an error without a number of its own. */
const INTERNAL_ERROR = 5001;
const RICH_API_EVENT = 65_536;

export type FrameHostOptions = {
  readonly host: ExcelHost;
  /** Hands a message to the add-in's window. */
  readonly send: (text: string) => void;
  /** The origin that the page claims. */
  readonly origin: string;
  /** Called with what Office.js asked and nobody answers. */
  readonly onUnknown?: (message: FrameMessage) => void;
};

/**
 * Plays the page of Excel on the web towards an add-in that runs the unmodified Office.js: application context,
 * batches, events, settings of the document and ribbon commands.
 */
export class FrameHost {
  readonly #options: FrameHostOptions;
  readonly #listeners = new Map<string, FrameMessage>();
  readonly #commands = new Map<string, () => void>();
  #settings: unknown = [];

  constructor(options: FrameHostOptions) {
    this.#options = options;
    options.host.deliver = ({ type, target, args }) => {
      const entry = [RICH_API_EVENT, type, target, JSON.stringify(args), 0, false];
      setTimeout(() => this.#notify("richApiMessage", { ArrayData: [entry] }));
    };
  }

  /** Takes one message of the add-in; false when it was none of Office.js. */
  receive(text: unknown): boolean {
    const message = parsedMessage(text);
    if (!message) return false;
    if (message._actionType === ActionKind.register)
      this.#listeners.set(message._actionName, message);
    else if (message._actionType === ActionKind.unregister)
      this.#listeners.delete(message._actionName);
    else {
      void this.#call(message);
      return true;
    }
    this.#reply(message, { Error: 0 });
    return true;
  }

  /** A click on a ribbon button with a function; resolves when the add-in calls `event.completed()`. */
  clickCommand(functionName: string): Promise<void> {
    const id = `command-${this.#commands.size + 1}`;
    return new Promise((resolve) => {
      this.#commands.set(id, resolve);
      this.#notify("appCommandInvoked", {
        0: id,
        1: functionName,
        2: JSON.stringify({ source: { id: functionName } }),
      });
    });
  }

  async #call(message: FrameMessage): Promise<void> {
    const { workbook } = this.#options.host;
    if (message._actionName === "ContextActivationManager_getAppContextAsync") {
      const locale = workbook.culture.name;
      const settings = this.#settings;
      this.#reply(
        message,
        appContext(message._data, {
          workbookName: workbook.name,
          dataLocale: locale,
          uiLocale: "en-US",
          settings,
        }),
      );
    } else if (message._actionName === "executeMethod") {
      this.#reply(message, await this.#execute(message));
    } else if (message._actionName !== "ContextActivationManager_notifyHost") {
      this.#options.onUnknown?.(message);
    }
  }

  async #execute(message: FrameMessage): Promise<Record<string, unknown>> {
    // safe because Office.js alone writes these messages, and what is missing is answered as an error
    const call = message._data as {
      DdaMethod?: { DispatchId?: number };
      ArrayData?: readonly unknown[];
      DdaSettingsMethod?: { Properties?: unknown };
      0?: string;
    };
    const done = { Version: 1, Error: 0 };
    switch (call.DdaMethod?.DispatchId) {
      case DispatchId.executeRichApi:
        return this.#batch(String(call.ArrayData?.[4]));
      case DispatchId.saveSettings:
        this.#settings = call.DdaSettingsMethod?.Properties ?? [];
        return done;
      case DispatchId.loadSettings: {
        const settings: readonly unknown[] = Array.isArray(this.#settings) ? this.#settings : [];
        const named = settings.flatMap((pair) =>
          Array.isArray(pair) ? [{ Name: pair[0], Value: pair[1] }] : [],
        );
        return { ...done, Properties: { Settings: named } };
      }
      case DispatchId.commandCompleted:
        this.#commands.get(call[0] ?? "")?.();
        return done;
      default:
        this.#options.onUnknown?.(message);
        return { Version: 1, Error: INTERNAL_ERROR };
    }
  }

  async #batch(body: string): Promise<Record<string, unknown>> {
    try {
      return { Version: 1, Error: 0, Data: [200, [], await this.#options.host.answer(body)] };
    } catch (thrown) {
      if (!(thrown instanceof BatchRefused)) throw thrown;
      const number = OFFICE_ERROR_NUMBERS.get(thrown.code);
      if (number !== undefined) return { Version: 1, Error: number };
      const refused = { Code: thrown.code, Message: thrown.message, Location: "", ActionIndex: -1 };
      const response = { Error: refused, TraceIds: [], ProcessedResults: { Results: [] } };
      return { Version: 1, Error: 0, Data: [200, [], JSON.stringify(response)] };
    }
  }

  #notify(name: string, data: unknown): void {
    const registration = this.#listeners.get(name);
    if (registration) this.#reply(registration, data, ResponseKind.event);
  }

  #reply(to: FrameMessage, data: unknown, responseType: number = ResponseKind.answer): void {
    this.#options.send(
      JSON.stringify({
        _messageType: MessageKind.response,
        _actionName: to._actionName,
        _conversationId: to._conversationId,
        _correlationId: to._correlationId,
        _origin: this.#options.origin,
        _data: data,
        _errorCode: 0,
        _responseType: responseType,
        _serializerVersion: 1,
      }),
    );
  }
}
