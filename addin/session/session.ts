/** Key by which the trial's page and the pane tell each other who is at the desk. */
export const trialPersonKey = "billing-runs-trial-person";
const tokenKey = "billing-runs-token";
const personKey = "billing-runs-signed-in-person";

/** A function, because merely naming `localStorage` throws where storage is forbidden. */
export type StorageAccess = () => Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Who is signed in, as far as this browser tab knows; the server knows for certain. */
export type Session =
  | { status: "signed-out"; reason: "never" | "by-choice" | "expired" }
  | { status: "signed-in"; token: string };

export interface SessionStore {
  get: () => Session;
  /** Whom one is in the trial, or null. */
  trialPersonId: () => string | null;
  subscribe: (listener: () => void) => () => void;
  /** `trialPersonId` only for whom one is with one click, in the trial. */
  signIn: (token: string, trialPersonId: string | null) => void;
  signOut: (reason: "by-choice" | "expired") => void;
}

/** Keeps the token in memory, and in the tab's own storage so that a reload of the pane keeps it. */
export function createSessionStore(storage: StorageAccess): SessionStore {
  const listeners = new Set<() => void>();
  const read = (key: string): string | null => quietly(() => storage().getItem(key)) ?? null;
  const token = read(tokenKey);
  let trialPersonId = token === null ? null : read(personKey);
  let session: Session =
    token === null ? { status: "signed-out", reason: "never" } : { status: "signed-in", token };

  function change(next: Session): void {
    session = next;
    for (const listener of listeners) listener();
  }

  return {
    get: () => session,
    trialPersonId: () => trialPersonId,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    signIn(newToken, personId) {
      quietly(() => storage().setItem(tokenKey, newToken));
      quietly(() =>
        personId === null
          ? storage().removeItem(personKey)
          : storage().setItem(personKey, personId),
      );
      trialPersonId = personId;
      change({ status: "signed-in", token: newToken });
    },
    signOut(reason) {
      quietly(() => storage().removeItem(tokenKey));
      quietly(() => storage().removeItem(personKey));
      trialPersonId = null;
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
