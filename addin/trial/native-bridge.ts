import { BatchRefused } from "./excel-host.ts";
import type { ExcelHost } from "./excel-host.ts";

/** The object that Office.js takes as its way to a native host: no window, no frame, no origin. */
export type NativeBridge = {
  /** Set by Office.js. */
  onMessageFromHost: ((text: string) => void) | null;
  sendMessageToHost: (text: string) => void;
};

export type BridgedHost = {
  readonly bridge: NativeBridge;
  /** Resolves when every batch that was sent has been answered, Office.js's own clean-up included. */
  readonly settled: () => Promise<void>;
};

const REQUEST = 1;
const RESPONSE = 2;
const EVENT = 3;
const RICH_API_EVENT = 65_536;

/** Connects Office.js in the same realm with a host. One loaded library can serve a fresh host for each test. */
export function bridgeTo(host: ExcelHost): BridgedHost {
  let open = 0;
  let waiting: (() => void)[] = [];
  const answerTo = async (id: number, body: string): Promise<void> => {
    open++;
    const response = await answered(host, body);
    open--;
    tell({ id, type: RESPONSE, message: { statusCode: 200, headers: {}, body: response } });
    if (open > host.unanswered) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const bridge: NativeBridge = {
    onMessageFromHost: null,
    sendMessageToHost(text) {
      const { id, type, message }: { id: number; type: number; message: { body: unknown } } =
        JSON.parse(text);
      if (type !== REQUEST) return;
      const { body } = message;
      void answerTo(id, typeof body === "string" ? body : JSON.stringify(body));
    },
  };
  const tell = (message: unknown): void => bridge.onMessageFromHost?.(JSON.stringify(message));
  host.deliver = ({ type, target, args }) => {
    const entry = [RICH_API_EVENT, type, target, JSON.stringify(args), 0];
    setTimeout(() => tell({ type: EVENT, message: { entries: [entry] } }));
  };
  return {
    bridge,
    settled: () =>
      open <= host.unanswered
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
  };
}

async function answered(host: ExcelHost, body: string): Promise<string> {
  try {
    return await host.answer(body);
  } catch (thrown) {
    if (!(thrown instanceof BatchRefused)) throw thrown;
    const refused = { Code: thrown.code, Message: thrown.message, Location: "", ActionIndex: -1 };
    return JSON.stringify({ Error: refused, TraceIds: [], ProcessedResults: { Results: [] } });
  }
}
