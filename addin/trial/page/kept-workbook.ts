import { restoredWorkbook, storedWorkbook } from "../model/stored-workbook.ts";
import type { StoredWorkbook } from "../model/stored-workbook.ts";
import type { Workbook } from "../model/workbook.ts";

const DATABASE = "billing-runs-trial";
const STORE = "workbooks";
const KEY = "workbook";

/** The workbook as it was when the page was left; null at the first visit, or when it cannot be read. */
export async function loadKept(): Promise<Workbook | null> {
  try {
    const stored = await inStore<StoredWorkbook | undefined>("readonly", (store) => store.get(KEY));
    return stored?.version === 1 ? restoredWorkbook(stored) : null;
  } catch {
    return null;
  }
}

/** Keeps the workbook after each act, at once, so that a reload loses nothing; acts meanwhile are kept together. */
export function keep(workbook: Workbook): () => void {
  let kept = stateOf(workbook);
  let saving = false;
  const save = async (): Promise<void> => {
    saving = true;
    while (kept !== stateOf(workbook)) {
      kept = stateOf(workbook);
      // a browser that forbids storage still has a working trial, until it is reloaded
      await inStore("readwrite", (store) => store.put(storedWorkbook(workbook), KEY)).catch(
        () => undefined,
      );
    }
    saving = false;
  };
  return workbook.onAct(() => {
    if (!saving) void save();
  });
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
