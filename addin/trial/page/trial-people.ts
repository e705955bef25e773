import { useEffect, useState, useSyncExternalStore } from "react";
import type { TrialPerson } from "#shared/wire/me.ts";

/** Where the page and the pane tell each other who is at the desk; both have the same origin. */
const PERSON_KEY = "billing-runs-trial-person";

/** The pane may choose too; its frame is another window, so this page hears of it. */
export const useChosenPerson = (): string | null => useSyncExternalStore(subscribe, chosenPerson);

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function chosenPerson(): string | null {
  try {
    return localStorage.getItem(PERSON_KEY);
  } catch {
    return null;
  }
}

/** Stores the choice; the frames of this page hear of it by the storage event and by a message. */
export function choosePerson(personId: string): void {
  try {
    localStorage.setItem(PERSON_KEY, personId);
  } catch {
    // the message below still reaches the pane
  }
  for (const listener of listeners) listener();
  for (const frame of document.querySelectorAll("iframe")) {
    frame.contentWindow?.postMessage({ type: PERSON_KEY, personId }, location.origin);
  }
}

/** The people of the sample firm; none when the server is not the trial's. */
export function usePeople(): readonly TrialPerson[] {
  const [people, setPeople] = useState<readonly TrialPerson[]>([]);
  useEffect(() => {
    let left = false;
    fetch("/api/trial/people")
      .then((response): Promise<TrialPerson[]> =>
        response.ok ? response.json() : Promise.resolve([]),
      )
      .then(
        (found) => !left && setPeople(found),
        () => undefined,
      );
    return () => {
      left = true;
    };
  }, []);
  return people;
}
