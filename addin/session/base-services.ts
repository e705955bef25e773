import { createContext, use, useSyncExternalStore } from "react";
import type { SignedIn } from "#shared/wire/me.ts";
import type { OpenIdWay } from "#shared/wire/sign-in.ts";
import type { SessionApi } from "../api/session-api.ts";
import type { ConnectionStore } from "./connection.ts";
import type { KeyedStorage } from "./preferences.ts";
import type { Session, SessionStore } from "./session.ts";

/** What the pane and the admin page both stand on; made once in each page's main.tsx and handed in. */
export interface BaseServices {
  api: SessionApi;
  session: SessionStore;
  connection: ConnectionStore;
  storage: KeyedStorage;
  /** null: the browser leaves this page for the provider, and comes back signed in. */
  signInWithProvider: (way: OpenIdWay) => Promise<SignedIn | null>;
  appVersion: string;
}

export const BaseServicesContext = createContext<BaseServices | null>(null);

export function useBaseServices(): BaseServices {
  const services = use(BaseServicesContext);
  if (services === null) throw new Error("The page was rendered without its services");
  return services;
}

export function useSession(): Session {
  const { session } = useBaseServices();
  return useSyncExternalStore(session.subscribe, session.get);
}

export function useConnectionLost(): boolean {
  const { connection } = useBaseServices();
  return useSyncExternalStore(connection.subscribe, connection.isLost);
}
