import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApi } from "../api/client.ts";
import { keepUsedEscape } from "../office/keep-escape.ts";
import { openLink, storagePrefix, supportsSet } from "../office/office-context.ts";
import { startOffice } from "../office/start-office.ts";
import { isDark } from "../office/theme.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Pane } from "./pane.tsx";
import { createConnectionStore, watchedFetch } from "./state/connection.ts";
import { createKeyedStorage, storedTheme } from "./state/preferences.ts";
import { createQueryClient } from "./state/query-client.ts";
import type { Services, SheetAccess } from "./state/services.ts";
import { createSessionStore } from "./state/session.ts";
import { paneVersion } from "./version.ts";

const requestTimeoutMs = 60_000;

const storage = createKeyedStorage(() => localStorage, storagePrefix);

function makeServices(): Services {
  const session = createSessionStore(() => sessionStorage);
  const connection = createConnectionStore();
  const api = createApi({
    fetch: watchedFetch((url, init) => fetch(url, init), connection),
    token: () => {
      const now = session.get();
      return now.status === "signed-in" ? now.token : null;
    },
    onTokenRefused: () => session.signOut("expired"),
    timeoutMs: requestTimeoutMs,
  });
  return {
    api,
    session,
    connection,
    storage,
    openLink,
    newId: () => crypto.randomUUID(),
    appVersion: paneVersion,
  };
}

async function openSheet(): Promise<SheetAccess> {
  const start = await startOffice();
  if (start !== "excel") return { status: start };
  const { openWorkbook } = await import("../workbook/excel/open-workbook.ts");
  const workbook = openWorkbook({ supports: supportsSet });
  return { status: "open", workbook };
}

const container = document.getElementById("pane");
if (container) {
  keepUsedEscape();
  // The colours of the first paint must be those that follow.
  const dark = isDark(storedTheme(storage));
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  createRoot(container).render(
    <StrictMode>
      <ErrorBoundary version={paneVersion}>
        <QueryClientProvider client={createQueryClient()}>
          <Pane services={makeServices()} sheet={openSheet()} />
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}
