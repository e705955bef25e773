import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApi } from "../api/client.ts";
import { keepUsedEscape } from "../office/keep-escape.ts";
import { openLink, storagePrefix, supportsSet } from "../office/office-context.ts";
import { startOffice } from "../office/start-office.ts";
import { ErrorBoundary } from "../components/error-boundary.tsx";
import { Pane } from "./pane.tsx";
import { createConnectionStore, watchedFetch } from "../session/connection.ts";
import { keepSignedIn } from "../session/keep-signed-in.ts";
import { createKeyedStorage } from "../session/preferences.ts";
import { createQueryClient } from "../session/query-client.ts";
import type { Services, SheetAccess } from "./state/services.ts";
import { paintTheme } from "../session/use-theme.ts";
import { createSessionStore } from "../session/session.ts";
import { appVersion } from "../session/version.ts";

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
  keepSignedIn(api, session);
  return {
    api,
    session,
    connection,
    storage,
    openLink,
    newId: () => crypto.randomUUID(),
    signInWithProvider: async (way) => {
      const { signInFromPane } = await import("./state/provider-sign-in.ts");
      return signInFromPane(api, way);
    },
    appVersion,
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
  paintTheme(storage);
  createRoot(container).render(
    <StrictMode>
      <ErrorBoundary
        page="pane"
        version={appVersion}
        assurance="This is a fault of the add-in. Nothing in your sheet was changed by it; what the server had confirmed is kept."
      >
        <QueryClientProvider client={createQueryClient()}>
          <Pane services={makeServices()} sheet={openSheet()} />
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}
