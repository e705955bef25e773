import { createContext, use, useSyncExternalStore } from "react";
import type { Api } from "../../api/client.ts";
import type { Workbook } from "../../workbook/workbook.ts";
import type { ConnectionStore } from "./connection.ts";
import type { KeyedStorage } from "./preferences.ts";
import type { Session, SessionStore } from "./session.ts";

/** What the pane stands on: the sheet, or why there is none yet. */
export type SheetAccess =
  | { status: "starting" }
  | { status: "open"; workbook: Workbook }
  | { status: "no-host" }
  | { status: "no-answer" };

/** Everything from outside, made once in main.tsx and handed in. */
export interface Services {
  api: Api;
  session: SessionStore;
  connection: ConnectionStore;
  storage: KeyedStorage;
  openLink: (url: string) => void;
  newId: () => string;
  appVersion: string;
}

export const ServicesContext = createContext<Services | null>(null);
export const SheetContext = createContext<SheetAccess>({ status: "starting" });

export function useServices(): Services {
  const services = use(ServicesContext);
  if (services === null) throw new Error("The pane was rendered without its services");
  return services;
}

export function useSheetAccess(): SheetAccess {
  return use(SheetContext);
}

export function useSession(): Session {
  const { session } = useServices();
  return useSyncExternalStore(session.subscribe, session.get);
}

export function useConnectionLost(): boolean {
  const { connection } = useServices();
  return useSyncExternalStore(connection.subscribe, connection.isLost);
}
