import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nestedToken } from "../../../addin/office/nested-sign-in.ts";
import { openSignInWindow, tellOpener } from "../../../addin/office/sign-in-window.ts";

/** Office's dialog as its documentation describes it: a call that fails, or a dialog that tells of itself. */
class DialogOfOffice {
  readonly opened: { url: string; options: unknown }[] = [];
  readonly told: { message: string; options: unknown }[] = [];
  readonly handlers = new Map<string, (told: object) => void>();
  refusal: number | null = null;
  isClosed = false;

  readonly context = {
    host: "Excel",
    requirements: { isSetSupported: (name: string) => name === "DialogApi" },
    ui: {
      displayDialogAsync: (url: string, options: unknown, done: (result: object) => void) => {
        this.opened.push({ url, options });
        if (this.refusal !== null) {
          done({ status: "failed", error: { code: this.refusal } });
          return;
        }
        const value = {
          addEventHandler: (event: string, handler: (told: object) => void) =>
            this.handlers.set(event, handler),
          close: () => {
            this.isClosed = true;
          },
        };
        done({ status: "succeeded", value });
      },
      messageParent: (message: string, options: unknown) => this.told.push({ message, options }),
    },
  };
}

describe("the sign-in window in Excel", () => {
  let office: DialogOfOffice;

  beforeEach(() => {
    office = new DialogOfOffice();
    vi.stubGlobal("location", { origin: "https://billing.example" });
    vi.stubGlobal("Office", {
      context: office.context,
      AsyncResultStatus: { Failed: "failed", Succeeded: "succeeded" },
      EventType: { DialogMessageReceived: "message", DialogEventReceived: "event" },
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const open = () => openSignInWindow("/sign-in.html?as=window");

  it("is Office's dialog, resolves with what our page tells, and closes", async () => {
    const answer = open();
    office.handlers.get("message")?.({ message: "told", origin: "https://billing.example" });
    expect(await answer).toBe("told");
    expect(office.opened).toMatchObject([
      {
        url: "https://billing.example/sign-in.html?as=window",
        options: { promptBeforeOpen: true },
      },
    ]);
    expect(office.isClosed).toBe(true);
  });

  it("does not hear another origin", async () => {
    const answer = open();
    office.handlers.get("message")?.({ message: "forged", origin: "https://evil.example" });
    expect(office.isClosed).toBe(false);
    office.handlers.get("message")?.({ message: "told", origin: "https://billing.example" });
    expect(await answer).toBe("told");
  });

  it.each([
    [12007, /Another window of an add-in is open/],
    [12009, /You chose not to open/],
    [12011, /browser keeps windows from opening/],
    [12004, /could not be opened \(12004\)/],
  ])("says what to do when Office refuses it with %i", async (code, sentence) => {
    office.refusal = code;
    await expect(open()).rejects.toThrow(sentence);
  });

  it("says so when it is closed before anybody has signed in", async () => {
    const answer = open();
    office.handlers.get("event")?.({ error: 12006 });
    await expect(answer).rejects.toMatchObject({
      name: "SignInWindowError",
      message: expect.stringContaining("was closed before"),
    });
  });

  it("tells the pane, and only a pane of this server", () => {
    tellOpener("signed in");
    expect(office.told).toEqual([
      { message: "signed in", options: { targetOrigin: "https://billing.example" } },
    ]);
  });

  it("is needed where Excel does not sign in by itself", async () => {
    const app = {
      clientId: "c",
      issuer: "https://login.example/t/v2.0",
      scope: "openid api://c/x",
    };
    expect(await nestedToken(app)).toBeNull();
  });
});
