import { restoredWorkbook, storedWorkbook } from "../model/stored-workbook.ts";
import type { StoredWorkbook } from "../model/stored-workbook.ts";
import type { Workbook } from "../model/workbook.ts";

const DATABASE = "billing-runs-trial";
const STORE = "workbooks";
const KEY = "workbook";
const SAVE_DELAY_MS = 300;

/** The workbook as it was when the page was left; null at the first visit, or when it cannot be read. */
export async function loadKept(): Promise<Workbook | null> {
  try {
    const stored = await inStore<StoredWorkbook | undefined>("readonly", (store) => store.get(KEY));
    return stored?.version === 1 ? restoredWorkbook(stored) : null;
  } catch {
    return null;
  }
}

/** Keeps the workbook after each act, so that a reload loses nothing. */
export function keep(workbook: Workbook): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    // a browser that forbids storage still has a working trial, until it is reloaded
    inStore("readwrite", (store) => store.put(storedWorkbook(workbook), KEY)).catch(
      () => undefined,
    );
  };
  let kept = stateOf(workbook);
  const later = (): void => {
    const state = stateOf(workbook);
    if (state === kept) return;
    kept = state;
    timer ??= setTimeout(save, SAVE_DELAY_MS);
  };
  const atOnce = (): void => {
    if (timer !== undefined) save();
  };
  window.addEventListener("pagehide", atOnce);
  const stop = workbook.onAct(later);
  return () => {
    stop();
    clearTimeout(timer);
    window.removeEventListener("pagehide", atOnce);
  };
}

/** Differs when there is something to keep: most acts of the add-in only read. */
const stateOf = ({ undo, settings, activeSheet }: Workbook): string =>
  `${undo.changes} ${activeSheet.id} ${JSON.stringify([...settings])}`;

export async function forgetKept(): Promise<void> {
  await inStore("readwrite", (store) => store.delete(KEY));
}

async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened();
  try {
    return await settled(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("storage failed"));
  });
}
