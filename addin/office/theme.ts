import { officeIsDark } from "./office-context.ts";

export type ThemeChoice = "system" | "light" | "dark";

/** The person's choice, else Excel's theme, else that of the operating system. */
export function isDark(choice: ThemeChoice): boolean {
  if (choice !== "system") return choice === "dark";
  return officeIsDark() ?? matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Calls back whenever the theme may have changed: Excel raises no event, so focus is asked too. */
export function watchTheme(onChange: () => void): () => void {
  const media = matchMedia("(prefers-color-scheme: dark)");
  media.addEventListener("change", onChange);
  window.addEventListener("focus", onChange);
  document.addEventListener("visibilitychange", onChange);
  return () => {
    media.removeEventListener("change", onChange);
    window.removeEventListener("focus", onChange);
    document.removeEventListener("visibilitychange", onChange);
  };
}
