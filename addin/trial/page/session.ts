import { createContext, useContext, useSyncExternalStore } from "react";
import { ExcelHost } from "../excel-host.ts";
import { HostError } from "../host-error.ts";
import { Person } from "../model/person.ts";
import type { Workbook } from "../model/workbook.ts";
import { sheetView } from "./sheet-view.ts";
import type { SheetView } from "./sheet-view.ts";

/** The open workbook, the person at it, and the add-in's host; tells when something changed. */
export class Session {
  readonly workbook: Workbook;
  readonly person: Person;
  readonly host: ExcelHost;
  /** Why the last act was refused, in Excel's words. */
  refusal: string | null = null;
  #version = 0;
  #view: { readonly view: SheetView; readonly state: string } | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(workbook: Workbook) {
    this.workbook = workbook;
    this.person = new Person(workbook);
    this.host = new ExcelHost(workbook, (what) => console.error(`The trial’s Excel: ${what}`));
    workbook.onAct(() => this.#changed());
  }

  readonly version = (): number => this.#version;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Runs an act of the person; a refusal is shown instead of thrown. */
  try(act: (person: Person) => void): void {
    try {
      act(this.person);
      this.refusal = null;
    } catch (thrown) {
      if (!(thrown instanceof HostError)) throw thrown;
      this.refusal = thrown.message;
    }
    this.#changed();
  }

  /** What can be seen of the active sheet; the same rows stay the same array, so that the grid does not start over. */
  view(): SheetView {
    const { activeSheet, undo } = this.workbook;
    const state = `${activeSheet.id} ${undo.changes}`;
    if (this.#view?.state === state) return this.#view.view;
    const view = sheetView(activeSheet, this.#view?.view ?? null);
    this.#view = { view, state };
    return view;
  }

  /** While a cell is open for typing, Excel refuses the add-in's batches. */
  editing(open: boolean): void {
    this.workbook.cellBeingEdited = open;
  }

  dismissRefusal(): void {
    this.refusal = null;
    this.#changed();
  }

  #changed(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}

export const SessionContext = createContext<Session | null>(null);

/** The session; the component renders again after each act. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("the trial's page has no workbook");
  useSyncExternalStore(session.subscribe, session.version);
  return session;
}
