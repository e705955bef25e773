import { useCallback, useEffect, useState } from "react";
import { sections } from "./sections.ts";
import type { AdminSection } from "./sections.ts";

/** Where one is: the section, and the steps behind it in the address. */
export interface AdminRoute {
  hash: string;
  section: AdminSection;
  path: readonly string[];
}

/** `#/clients/c-1` → the clients, ["c-1"]; an address that nothing stands at leads to the start. */
export function routeOf(hash: string): AdminRoute {
  const [id, ...path] = hash
    .replace(/^#\/?/, "")
    .split("/")
    .map((step) => decoded(step));
  const section = sections.find((known) => known.id === id);
  return section ? { hash, section, path } : { hash, section: sections[0], path: [] };
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** The route of the address; while something is unsaved, a new address waits until the person has decided. */
export function useRoute(unsavedExists: () => boolean) {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  const [waiting, setWaiting] = useState<string | null>(null);

  useEffect(() => {
    const follow = (): void => {
      if (location.hash === route.hash) return;
      if (unsavedExists()) setWaiting(location.hash);
      else setRoute(routeOf(location.hash));
    };
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [route.hash, unsavedExists]);

  const leave = useCallback(() => {
    if (waiting !== null) setRoute(routeOf(waiting));
    setWaiting(null);
  }, [waiting]);
  const stay = useCallback(() => {
    history.replaceState(null, "", route.hash === "" ? location.pathname : route.hash);
    setWaiting(null);
  }, [route.hash]);

  return { route, isAsked: waiting !== null, leave, stay };
}
