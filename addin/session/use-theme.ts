import { useCallback, useEffect, useState } from "react";
import { isDark, watchTheme } from "../office/theme.ts";
import type { ThemeChoice } from "../office/theme.ts";
import { storedTheme, storeTheme } from "./preferences.ts";
import type { KeyedStorage } from "./preferences.ts";

/** The theme now, the person's choice, and how to change it. Asked again once Office.js is ready. */
export function useTheme(storage: KeyedStorage, officeReady: boolean) {
  const [choice, setChoice] = useState<ThemeChoice>(() => storedTheme(storage));
  const [dark, setDark] = useState(() => isDark(choice));

  useEffect(() => {
    const look = (): void => {
      const stored = storedTheme(storage);
      setChoice(stored);
      setDark(isDark(stored));
    };
    look();
    return watchTheme(look);
  }, [storage, officeReady]);

  useEffect(() => {
    document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  }, [dark]);

  const choose = useCallback(
    (next: ThemeChoice) => {
      storeTheme(storage, next);
      setChoice(next);
      setDark(isDark(next));
    },
    [storage],
  );
  return { dark, choice, choose };
}

/** Before the first paint: its colours must be those that follow. */
export function paintTheme(storage: KeyedStorage): void {
  document.documentElement.dataset["theme"] = isDark(storedTheme(storage)) ? "dark" : "light";
}
