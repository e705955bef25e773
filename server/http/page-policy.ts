/** The pane is framed by Excel on the web, the trial frames the pane, Office opens a dialog; the rest stand alone. */
export type PageKind = "pane" | "dialog" | "trial" | "alone";

export const officeJsAddress = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Where Excel on the web frames a pane (reference/office-addin.md 5); a firm's own hosts are added by a setting. */
export const officeFrameAncestors: readonly string[] = [
  "https://*.cloud.microsoft",
  "https://*.officeapps.live.com",
  "https://*.sharepoint.com",
  "https://*.office.com",
  "https://*.microsoft365.com",
  "https://onedrive.live.com",
];

/** The Content-Security-Policy of a page. */
export function pagePolicy(
  kind: PageKind,
  {
    frameAncestors,
    providerOrigins,
  }: { frameAncestors: readonly string[]; providerOrigins: readonly string[] },
): string {
  const pane = kind === "pane";
  const office = pane || kind === "dialog";
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "form-action": ["'self'"],
    "script-src": ["'self'", ...(office ? ["https://appsforoffice.microsoft.com"] : [])],
    // Fluent writes its rules into style elements.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'", ...providerOrigins],
    // MSAL asks without a window in a frame.
    "frame-src": ["'self'", ...(pane ? providerOrigins : [])],
    "worker-src": ["'self'"],
    "frame-ancestors": pane ? ["'self'", ...frameAncestors] : ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
