import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { connect } from "../api/connect.ts";
import { sessionApi } from "../api/session-api.ts";
import { ErrorBoundary } from "../components/error-boundary.tsx";
import { createConnectionStore, watchedFetch } from "../session/connection.ts";
import { keepSignedIn } from "../session/keep-signed-in.ts";
import { createKeyedStorage } from "../session/preferences.ts";
import { createQueryClient } from "../session/query-client.ts";
import { createSessionStore } from "../session/session.ts";
import { paintTheme } from "../session/use-theme.ts";
import { appVersion } from "../session/version.ts";
import { Admin } from "./admin.tsx";
import type { AdminServices } from "./parts/admin-services.ts";

const requestTimeoutMs = 60_000;

function makeServices(): AdminServices {
  const session = createSessionStore(() => sessionStorage);
  const connection = createConnectionStore();
  const server = connect({
    fetch: watchedFetch((url, init) => fetch(url, init), connection),
    token: () => {
      const now = session.get();
      return now.status === "signed-in" ? now.token : null;
    },
    onTokenRefused: () => session.signOut("expired"),
    timeoutMs: requestTimeoutMs,
  });
  const api = sessionApi(server);
  keepSignedIn(api, session);
  return {
    server,
    api,
    session,
    connection,
    storage: createKeyedStorage(
      () => localStorage,
      () => "",
    ),
    signInWithProvider: async (way) => {
      const { beginRedirect } = await import("../api/openid-redirect.ts");
      await beginRedirect(way, { kind: "page", address: "/admin" });
      return null;
    },
    appVersion,
  };
}

const container = document.getElementById("admin");
if (container) {
  const services = makeServices();
  paintTheme(services.storage);
  createRoot(container).render(
    <StrictMode>
      <ErrorBoundary
        page="page"
        version={appVersion}
        assurance="This is a fault of the page. What the server had confirmed is kept."
      >
        <QueryClientProvider client={createQueryClient()}>
          <Admin services={services} />
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}
