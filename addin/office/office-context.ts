/**
 * `Office.context` is `{}` outside Excel and lacks members in some hosts: every read goes through here.
 * The types of Office.js promise more than hosts keep.
 */
export function officeContext(): Partial<Office.Context> {
  return typeof Office === "undefined" ? {} : (Office.context ?? {});
}

/** Prefix for localStorage keys, so that one tenant's pane does not read another's; "" where there is none. */
export function storagePrefix(): string {
  const { partitionKey } = officeContext();
  return partitionKey ? `${partitionKey}:` : "";
}

/** Locale for dates and numbers: Excel's own, else the browser's. */
export function displayLocale(): string {
  const { contentLanguage, displayLanguage } = officeContext();
  return contentLanguage ?? displayLanguage ?? navigator.language;
}

/** True or false when Excel tells its theme, null when it does not (Excel on the web). */
export function officeIsDark(): boolean | null {
  const { officeTheme } = officeContext();
  if (!officeTheme) return null;
  if (typeof officeTheme.isDarkTheme === "boolean") return officeTheme.isDarkTheme;
  return officeTheme.bodyBackgroundColor ? luminance(officeTheme.bodyBackgroundColor) < 0.4 : null;
}

/** Relative brightness of `#rrggbb`, 0 to 1. */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[0-9a-f]{2}/gi) ?? []).map(
    (part) => Number.parseInt(part, 16) / 255,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Opens an address outside the pane; a web view saves no file itself, so a browser must. */
export function openLink(url: string): void {
  const absolute = new URL(url, location.href).href;
  const { ui, requirements } = officeContext();
  if (ui && requirements?.isSetSupported("OpenBrowserWindowApi", "1.1")) {
    ui.openBrowserWindow(absolute);
    return;
  }
  window.open(absolute, "_blank", "noopener");
}

/** Whether this host has a requirement set, e.g. `supportsSet("ExcelApi", "1.20")`. */
export function supportsSet(set: string, version: string): boolean {
  return officeContext().requirements?.isSetSupported(set, version) ?? false;
}
