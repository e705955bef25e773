import { officeContext } from "./office-context.ts";

/** Why nothing came back from the window, in a sentence for the person. */
export class SignInWindowError extends Error {
  override readonly name = "SignInWindowError";
}

const channelName = "billing-runs-sign-in-window";

/**
 * Opens a page of this site in a window of its own, Office's dialog where there is one, and resolves with what the
 * page tells. Rejects with a SignInWindowError when it does not come to that.
 */
export async function openSignInWindow(path: string): Promise<string> {
  const address = new URL(path, location.origin).href;
  const { ui, requirements } = officeContext();
  if (ui && requirements?.isSetSupported("DialogApi", "1.1")) return inDialog(ui, address);
  return inBrowserWindow(address);
}

function inDialog(ui: Office.UI, address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (code: number) => reject(new SignInWindowError(sentenceOf(code)));
    ui.displayDialogAsync(
      address,
      { height: 60, width: 30, promptBeforeOpen: true },
      ({ status, value: dialog, error }) => {
        if (status === Office.AsyncResultStatus.Failed) {
          fail(error.code);
          return;
        }
        dialog.addEventHandler(Office.EventType.DialogMessageReceived, (told) => {
          if (!("message" in told)) return;
          // Where a host does not say the origin, it has compared it with targetOrigin already.
          if (told.origin !== undefined && told.origin !== location.origin) return;
          dialog.close();
          resolve(told.message);
        });
        dialog.addEventHandler(Office.EventType.DialogEventReceived, (told) => {
          if ("error" in told) fail(told.error);
        });
      },
    );
  });
}

/** Codes of Office's dialog. */
function sentenceOf(code: number): string {
  switch (code) {
    case 12006:
      return "The sign-in window was closed before you had signed in.";
    case 12007:
      return "Another window of an add-in is open. Close it, then sign in again.";
    case 12009:
      return "You chose not to open the sign-in window. Sign in again and allow it.";
    case 12011:
      return "Your browser keeps windows from opening. Allow them for this page, then sign in again.";
    default:
      return `The sign-in window could not be opened (${code}). Try again.`;
  }
}

/** Outside Excel; a window of the same site hears what the other says. */
function inBrowserWindow(address: string): Promise<string> {
  const opened = window.open(address, "_blank", "popup,width=520,height=640");
  if (!opened) return Promise.reject(new SignInWindowError(sentenceOf(12011)));
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(channelName);
    const watch = setInterval(() => {
      if (!opened.closed) return;
      end();
      reject(new SignInWindowError(sentenceOf(12006)));
    }, 500);
    const end = (): void => {
      clearInterval(watch);
      channel.close();
    };
    channel.addEventListener("message", ({ data }) => {
      end();
      opened.close();
      resolve(String(data));
    });
  });
}

/** In the window: tells the page that opened it. */
export function tellOpener(message: string): void {
  const { ui } = officeContext();
  if (ui && "messageParent" in ui && typeof Office !== "undefined" && isInDialog()) {
    ui.messageParent(message, { targetOrigin: location.origin });
    return;
  }
  const channel = new BroadcastChannel(channelName);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
  channel.postMessage(message);
  channel.close();
}

/** Office.js finds its host in a dialog too; a plain window has none. */
function isInDialog(): boolean {
  return officeContext().host !== undefined && officeContext().host !== null;
}
