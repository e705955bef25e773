import { restoredWorkbook, storedWorkbook } from "../model/stored-workbook.ts";
import type { StoredWorkbook } from "../model/stored-workbook.ts";
import type { Workbook } from "../model/workbook.ts";

const DATABASE = "billing-runs-trial";
const STORE = "workbooks";
/** Holds the name of the workbook that is open; each workbook lies under its own name. */
const OPEN = "open";
/** Keeps the names of workbooks apart from the other key. */
const FILE = "file:";

/** The open workbook as it was when the page was left; null when it is not kept, or cannot be read. */
export async function loadKept(): Promise<Workbook | null> {
  try {
    const name = await inStore<string | undefined>("readonly", (store) => store.get(OPEN));
    const stored = await inStore<StoredWorkbook | undefined>("readonly", (store) =>
      store.get(`${FILE}${name}`),
    );
    return stored?.version === 1 ? restoredWorkbook(stored) : null;
  } catch {
    return null;
  }
}

/** Makes this the workbook that the page opens next, as it was left; `make` gives one that was never open. */
export async function openNext(name: string, make: () => Workbook | null): Promise<void> {
  const kept = await inStore("readonly", (files) => files.getKey(`${FILE}${name}`));
  const made = kept === undefined ? make() : null;
  if (made !== null) await keepAsOpen(made);
  await inStore("readwrite", (files) => files.put(name, OPEN));
}

async function keepAsOpen(workbook: Workbook): Promise<void> {
  await inStore("readwrite", (files) =>
    files.put(storedWorkbook(workbook), `${FILE}${workbook.name}`),
  );
  await inStore("readwrite", (files) => files.put(workbook.name, OPEN));
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
      await keepAsOpen(workbook).catch(() => undefined);
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
  await inStore("readwrite", (store) => store.clear());
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
