import type { ThemeChoice } from "../office/theme.ts";
import { quietly } from "./session.ts";
import type { StorageAccess } from "./session.ts";

/**
 * What survives closing the pane, and where:
 *   theme          localStorage, the person's choice on this machine
 *   upload         localStorage, until its outcome is known (pending-upload.ts)
 *   token          sessionStorage, until the tab is closed (session.ts)
 *   mapping        the workbook's settings (workbook/)
 * All else is read again.
 */
export interface KeyedStorage {
  get: (key: string) => string | null;
  set: (key: string, value: string) => boolean;
  remove: (key: string) => void;
}

/** localStorage under the tenant's prefix (known once Office.js is ready); false from `set`: nothing was kept. */
export function createKeyedStorage(storage: StorageAccess, prefix: () => string): KeyedStorage {
  return {
    get: (key) => quietly(() => storage().getItem(prefix() + key)) ?? null,
    set: (key, value) =>
      quietly(() => {
        storage().setItem(prefix() + key, value);
        return true;
      }) ?? false,
    remove: (key) => void quietly(() => storage().removeItem(prefix() + key)),
  };
}

export type { ThemeChoice };

const themeKey = "billing-runs-theme";

export function storedTheme(storage: KeyedStorage): ThemeChoice {
  const stored = storage.get(themeKey);
  return stored === "light" || stored === "dark" ? stored : "system";
}

export function storeTheme(storage: KeyedStorage, theme: ThemeChoice): void {
  if (theme === "system") storage.remove(themeKey);
  else storage.set(themeKey, theme);
}
