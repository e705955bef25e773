import { useSyncExternalStore } from "react";

const query = "(prefers-color-scheme: dark)";

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

/** Whether the operating system asks for a dark page. */
export const useDark = (): boolean =>
  useSyncExternalStore(subscribe, () => matchMedia(query).matches);
