import { connect } from "../api/connect.ts";
import { beginRedirect, finishRedirect, ProviderError } from "../api/openid-redirect.ts";
import type { SignInIntent } from "../api/openid-redirect.ts";
import { ProblemError } from "../api/problem-error.ts";
import { sessionApi } from "../api/session-api.ts";
import { startOffice } from "../office/start-office.ts";
import { tellOpener } from "../office/sign-in-window.ts";
import { createSessionStore } from "../session/session.ts";

const api = sessionApi(
  connect({
    fetch: (url, init) => fetch(url, init),
    token: () => null,
    onTokenRefused: () => undefined,
    timeoutMs: 60_000,
  }),
);

/** Leaves for the provider when it is opened as a window, and takes what the provider sends back. */
async function visit(): Promise<void> {
  const asked = new URLSearchParams(location.search);
  if (asked.get("as") === "window") {
    const { openid } = await api.signInWays();
    if (!openid)
      throw new ProviderError("This server knows no other service to sign in with.", null);
    await beginRedirect(openid, { kind: "window" });
    return;
  }
  const { accessToken, intent } = await finishRedirect();
  try {
    await finish(accessToken, intent);
  } catch (error) {
    throw error instanceof ProblemError
      ? new ProviderError(error.problem.detail, intent, error)
      : error;
  }
}

async function finish(accessToken: string, intent: SignInIntent): Promise<void> {
  switch (intent.kind) {
    case "window": {
      const signedIn = await api.signInWithOpenId(accessToken);
      await startOffice();
      tell("You are signed in. You can close this window.");
      tellOpener(JSON.stringify(signedIn));
      return;
    }
    case "page": {
      const { token } = await api.signInWithOpenId(accessToken);
      createSessionStore(() => sessionStorage).signIn(token, null);
      location.replace(intent.address);
      return;
    }
    case "link": {
      const { token, setUp } = intent;
      const proof = { kind: "openid" as const, accessToken };
      const signedIn = await api.acceptLink({ token, proof, ...(setUp ? { setUp } : {}) });
      createSessionStore(() => sessionStorage).signIn(signedIn.token, null);
      location.replace("/welcome#done");
    }
  }
}

function tell(sentence: string): void {
  const place = document.getElementById("told");
  if (place) place.textContent = sentence;
}

function tellFailure(error: unknown): void {
  const known = error instanceof ProviderError;
  tell(known ? error.message : "The server did not answer. Check the connection, then try again.");
  const next = document.getElementById("next");
  if (!(next instanceof HTMLAnchorElement)) return;
  const [text, address] = wayBack(known ? error.intent : null);
  next.textContent = text;
  next.href = address;
  next.hidden = false;
}

function wayBack(intent: SignInIntent | null): [text: string, address: string] {
  switch (intent?.kind) {
    case "window":
      return ["Try again", "/sign-in.html?as=window"];
    case "link":
      return ["Back to your invitation", `/welcome#${intent.token}`];
    case "page":
      return ["Back", intent.address];
    case undefined:
      return ["To the admin page", "/admin"];
  }
}

visit().catch(tellFailure);
