import react from "@vitejs/plugin-react";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vite";
import { allSheets } from "./test/sheets/all-sheets.ts";

const addin = join(import.meta.dirname, "addin");

/** Page as it is served → where its HTML lies. Office.js is not bundled: pane.html names Microsoft's address of it. */
const pages: Record<string, string> = {
  "pane.html": "pane/pane.html",
  "trial.html": "trial/trial-page.html",
  "admin.html": "admin/admin.html",
  "account.html": "account/account.html",
  "sign-in.html": "account/sign-in.html",
  "support.html": "pane/support.html",
};

const input = Object.values(pages)
  .map((page) => join(addin, page))
  .filter((page) => existsSync(page));

/** Puts each page at the top of dist/, under the name it is served by. */
function namePages(): Plugin {
  return {
    name: "name-pages",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const [served, source] of Object.entries(pages)) {
        const page = bundle[source];
        if (page) page.fileName = served;
      }
    },
  };
}

/** The manifest names the icons, so their names stay; a changed icon gets a new one. */
function keepIcons(): Plugin {
  return {
    name: "keep-icons",
    generateBundle() {
      const folder = join(addin, "pane/icons");
      for (const file of readdirSync(folder)) {
        const source = readFileSync(join(folder, file));
        this.emitFile({ type: "asset", fileName: `assets/${file}`, source });
      }
    },
  };
}

/** What the trial opens as sample sheets is what the tests read: the sheets, without the reading expected of them. */
function sampleSheets(): Plugin {
  const name = "virtual:sample-sheets";
  const files = allSheets.map(({ name, culture, sheet }) => ({ name, culture, sheet }));
  return {
    name: "sample-sheets",
    resolveId: (id) => (id === name ? name : null),
    load: (id) => (id === name ? `export const sampleFiles = ${JSON.stringify(files)};` : null),
  };
}

// The test runner sets another one, and React would be built with its development checks.
process.env["NODE_ENV"] = "production";

export default defineConfig({
  root: addin,
  publicDir: false,
  plugins: [react(), namePages(), keepIcons(), sampleSheets()],
  build: {
    outDir: join(import.meta.dirname, "dist"),
    emptyOutDir: true,
    manifest: true,
    target: "es2023",
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { input },
  },
  worker: { format: "es" },
});
