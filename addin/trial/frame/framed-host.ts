import type { ExcelHost } from "../excel-host.ts";
import { FrameHost } from "./frame-host.ts";
import { frameName } from "./frame-message.ts";

export type FramedHost = {
  readonly host: FrameHost;
  readonly disconnect: () => void;
};

/** Office.js trusts only an https page around it. */
const claimedOrigin = (): string => `https://${location.hostname}`;

/** The `name` that the frame must have before it is put into the page; another number for each loading. */
export const paneFrameName = (loading: number): string =>
  frameName(`${claimedOrigin()}/trial`, `conversation-${loading}`);

/**
 * Connects a frame of this very origin with a host, over plain http. Office.js posts to the origin that the page
 * claims; the browser would drop such messages, so this page takes them by hand and answers with events made in the
 * frame's own window.
 */
export function connectFrame(frame: HTMLIFrameElement, excel: ExcelHost): FramedHost {
  const origin = claimedOrigin();
  const host = new FrameHost({
    host: excel,
    origin,
    send: (data) => {
      const inner = frame.contentWindow;
      if (!inner) return;
      const MessageEventThere: typeof MessageEvent = Reflect.get(inner, "MessageEvent");
      inner.dispatchEvent(new MessageEventThere("message", { data, origin }));
    },
  });
  const post = window.postMessage;
  const take = (data: unknown, ...rest: unknown[]): void => {
    if (typeof data === "string" && data.includes('"_messageType"'))
      setTimeout(() => host.receive(data));
    else Reflect.apply(post, window, [data, ...rest]);
  };
  Reflect.set(window, "postMessage", take);
  return {
    host,
    disconnect() {
      Reflect.set(window, "postMessage", post);
    },
  };
}
