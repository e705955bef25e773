/** Key by which the trial's page and the pane tell each other who is at the desk. */
export const trialPersonKey = "billing-runs-trial-person";
const tokenKey = "billing-runs-token";

/** A function, because merely naming `localStorage` throws where storage is forbidden. */
export type StorageAccess = () => Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Who is signed in, as far as this browser tab knows; the server knows for certain. */
export type Session =
  | { status: "signed-out"; reason: "never" | "by-choice" | "expired" }
  | { status: "signed-in"; token: string };

export interface SessionStore {
  get: () => Session;
  subscribe: (listener: () => void) => () => void;
  signIn: (token: string) => void;
  signOut: (reason: "by-choice" | "expired") => void;
}

/** Keeps the token in memory, and in the tab's own storage so that a reload of the pane keeps it. */
export function createSessionStore(storage: StorageAccess): SessionStore {
  const listeners = new Set<() => void>();
  const stored = quietly(() => storage().getItem(tokenKey)) ?? null;
  let session: Session =
    stored === null
      ? { status: "signed-out", reason: "never" }
      : { status: "signed-in", token: stored };

  function change(next: Session): void {
    session = next;
    for (const listener of listeners) listener();
  }

  return {
    get: () => session,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signIn(token) {
      quietly(() => storage().setItem(tokenKey, token));
      change({ status: "signed-in", token });
    },
    signOut(reason) {
      quietly(() => storage().removeItem(tokenKey));
      // A late answer to the old token must not overwrite what the person chose.
      if (session.status === "signed-in") change({ status: "signed-out", reason });
    },
  };
}

/** Storage can be forbidden to a framed page; the pane then works until it is closed. */
export function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
