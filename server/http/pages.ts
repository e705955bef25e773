import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { Hono } from "hono";
import type { Context as HonoContext } from "hono";
import { compress } from "hono/compress";
import type { Connection } from "../sign-in/client-address.ts";
import { officeJsAddress, pagePolicy } from "./page-policy.ts";
import type { PageKind } from "./page-policy.ts";

/** What stands at an address of the site. */
export interface Page {
  address: string;
  /** File in the folder of the browser parts, e.g. "pane.html". */
  file: string;
  kind: PageKind;
}

export interface PagesOptions {
  /** Where the build has put the browser parts. */
  folder: string;
  pages: readonly Page[];
  /** Who may put the pane into a frame, besides this site. */
  frameAncestors: readonly string[];
  /** The OpenID provider's, for signing in. */
  providerOrigins: readonly string[];
  /** Folder of Office.js, when this server hands it out in place of Microsoft's CDN (trial and tests). */
  officeJsFolder: string | null;
  /** The add-in's manifest for the address of this server. */
  manifest: string;
  /** Tells browsers to come back by https only. */
  https: boolean;
}

/** The pages use nothing of the device. */
const permissionsPolicy =
  "accelerometer camera display-capture geolocation gyroscope magnetometer microphone midi payment serial usb"
    .split(" ")
    .map((feature) => `${feature}=()`)
    .join(", ");

/** The pages and their parts, around the API: what is no page is the API's to answer. */
export function withPages(
  options: PagesOptions,
  api: (request: Request, connection: Connection) => Response | Promise<Response>,
) {
  const site = new Hono<{ Bindings: Connection }>();
  site.use(async (c, next) => {
    await next();
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
    c.header("permissions-policy", permissionsPolicy);
    if (options.https) {
      c.header("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
  });
  site.use("/assets/*", compress());
  site.get("/manifest.xml", (c) =>
    c.body(options.manifest, 200, {
      "content-type": "application/xml; charset=utf-8",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
    }),
  );
  for (const page of options.pages) {
    site.get(page.address, (c) => sendPage(c, page, options));
    site.all(page.address, (c) =>
      c.text("This is a page: it can only be got.", 405, { allow: "GET" }),
    );
  }
  site.get("/assets/*", (c) =>
    sendFile(c, options.folder, c.req.path, "public, max-age=31536000, immutable"),
  );
  const { officeJsFolder } = options;
  if (officeJsFolder !== null) {
    site.get("/office-js/*", (c) =>
      sendFile(c, officeJsFolder, c.req.path.slice("/office-js".length), "public, max-age=3600"),
    );
  }
  site.all("*", (c) => api(c.req.raw, c.env));
  return site;
}

async function sendPage(c: HonoContext, page: Page, options: PagesOptions): Promise<Response> {
  const html = await readFile(join(options.folder, page.file), "utf8").catch(() => null);
  if (html === null) {
    return c.text("This page has not been built. Run “npm run build” and start again.", 503);
  }
  const ownOfficeJs = options.officeJsFolder !== null;
  return c.html(
    ownOfficeJs ? html.replaceAll(officeJsAddress, "/office-js/office.js") : html,
    200,
    {
      "cache-control": "no-cache",
      "content-security-policy": pagePolicy(page.kind, options),
      // The pane opens windows, and Office speaks to the dialog that it opened; the other pages stand alone.
      ...(page.kind === "pane" || page.kind === "dialog"
        ? {}
        : { "cross-origin-opener-policy": "same-origin" }),
    },
  );
}

const mediaTypes: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

async function sendFile(
  c: HonoContext,
  folder: string,
  address: string,
  cacheControl: string,
): Promise<Response> {
  const path = pathInside(folder, address);
  const mediaType = path && mediaTypes[extname(path)];
  const bytes = path && mediaType ? await readFile(path).catch(() => null) : null;
  if (!bytes || !mediaType) return c.text("There is no such file.", 404);
  return c.body(bytes, 200, {
    "content-type": mediaType,
    "cache-control": cacheControl,
  });
}

/** The file an address names; null for anything but plain names, so that nothing leads out of the folder. */
function pathInside(folder: string, address: string): string | null {
  const parts = address.split("/").slice(1);
  const plain = parts.every((part) => /^[A-Za-z0-9_@-][A-Za-z0-9_.@-]*$/.test(part));
  return plain ? join(folder, ...parts) : null;
}
