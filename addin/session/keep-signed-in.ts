import type { SessionApi } from "../api/session-api.ts";
import type { SessionStore } from "./session.ts";

const everyMs = 5 * 60_000;

/**
 * Renews the session while the page is open, so that somebody who works in the sheet for an hour is still signed in;
 * a closed page lets it run out. Being refused is noticed where every refusal is.
 */
export function keepSignedIn(
  api: Pick<SessionApi, "renewSession">,
  session: Pick<SessionStore, "get">,
  page: Pick<typeof globalThis, "setInterval"> & { document: Document } = globalThis,
): void {
  let last = Date.now();
  const renew = (): void => {
    if (session.get().status !== "signed-in" || Date.now() - last < everyMs / 2) return;
    last = Date.now();
    api.renewSession().catch(() => undefined);
  };
  page.setInterval(renew, everyMs);
  // A sleeping computer has no intervals.
  page.document.addEventListener("visibilitychange", renew);
}
