/** The pane is framed by Excel on the web; the trial frames the pane; everything else is framed by nobody. */
export type PageKind = "pane" | "trial" | "alone";

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
export function pagePolicy(kind: PageKind, frameAncestors: readonly string[]): string {
  const office = kind === "pane";
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
    "connect-src": ["'self'", ...(office ? ["https://login.microsoftonline.com"] : [])],
    "frame-src": ["'self'", ...(office ? ["https://login.microsoftonline.com"] : [])],
    "worker-src": ["'self'"],
    "frame-ancestors": office ? ["'self'", ...frameAncestors] : ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
