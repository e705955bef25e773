import { createServer } from "vite";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../../../setup/chromium.ts";

/** An empty page in Chromium that can import the project's sources, workers included. */
export interface SourcePage {
  page: Page;
  close(): Promise<void>;
}

export async function openSourcePage(): Promise<SourcePage> {
  const server = await createServer({
    root: `${import.meta.dirname}/../../../..`,
    configFile: false,
    appType: "custom",
    logLevel: "error",
    cacheDir: `${import.meta.dirname}/../../../../node_modules/.vite-source-page`,
    // No page is looked at, so nothing is to be found out about its packages.
    optimizeDeps: { noDiscovery: true },
    server: { host: "127.0.0.1", port: 0, hmr: false, ws: false, watch: null },
    plugins: [
      {
        name: "empty-page",
        configureServer({ middlewares }) {
          middlewares.use("/empty", (_request, response) => {
            response
              .setHeader("Content-Type", "text/html")
              .end("<!doctype html><title>Empty</title>");
          });
        },
      },
    ],
  });
  let browser: Browser | null = null;
  const close = async () => {
    await browser?.close();
    await server.close();
  };
  try {
    await server.listen();
    browser = await launchChromium();
    const page = await browser.newPage();
    await page.goto(new URL("/empty", server.resolvedUrls?.local[0]).href);
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
