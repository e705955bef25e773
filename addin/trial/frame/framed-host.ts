import type { ExcelHost } from "../excel-host.ts";
import { FrameHost } from "./frame-host.ts";
import { frameName } from "./frame-message.ts";

export type FramedHost = {
  readonly host: FrameHost;
  /** Loads the pane, or loads it again. */
  readonly load: (src: string) => void;
  readonly disconnect: () => void;
};

let conversations = 0;

/**
 * Connects a frame of this very origin with a host, over plain http. Office.js trusts only an https page around it and
 * posts to the origin that the page claims; the browser would drop such messages, so this page takes them by hand and
 * answers with events made in the frame's own window.
 */
export function connectFrame(frame: HTMLIFrameElement, excel: ExcelHost): FramedHost {
  const origin = `https://${location.hostname}`;
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
    if (typeof data === "string" && data.includes('"_messageType"')) setTimeout(() => host.receive(data));
    else Reflect.apply(post, window, [data, ...rest]);
  };
  Reflect.set(window, "postMessage", take);
  return {
    host,
    load(src) {
      host.forget();
      frame.name = frameName(`${origin}/trial`, `conversation-${++conversations}`);
      frame.src = src;
    },
    disconnect() {
      host.forget();
      Reflect.set(window, "postMessage", post);
    },
  };
}
