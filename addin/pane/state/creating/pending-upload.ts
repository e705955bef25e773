import type { CommitUploadBody } from "#shared/wire/upload.ts";
import type { KeyedStorage } from "../../../session/preferences.ts";

/**
 * An upload whose outcome is not known yet. It is kept before the first byte is sent, so that a pane that is
 * closed or loses its connection asks for the same upload again and never makes a second run (P5).
 */
export interface PendingUpload {
  uploadId: string;
  commit: CommitUploadBody;
  /** For the words in which it is told. */
  runName: string;
  tableId: string;
  personId: string;
  startedAt: string;
}

const storageKey = "billing-runs-upload";

export function keepPendingUpload(storage: KeyedStorage, pending: PendingUpload): void {
  storage.set(storageKey, JSON.stringify(pending));
}

export function dropPendingUpload(storage: KeyedStorage): void {
  storage.remove(storageKey);
}

/** The upload left behind by this person, or null; what cannot be read counts as none. */
export function pendingUpload(storage: KeyedStorage, personId: string): PendingUpload | null {
  const stored = storage.get(storageKey);
  if (stored === null) return null;
  try {
    // safe because only keepPendingUpload writes under this key, and the fields used are checked
    const pending = JSON.parse(stored) as Partial<PendingUpload>;
    const whole =
      typeof pending.uploadId === "string" &&
      typeof pending.commit === "object" &&
      typeof pending.runName === "string" &&
      pending.personId === personId;
    // safe because the fields that are used were checked above
    return whole ? (pending as PendingUpload) : null;
  } catch {
    return null;
  }
}
