import { createContext, use } from "react";
import type { Api } from "../../api/client.ts";
import type { BaseServices } from "../../session/base-services.ts";
import type { Workbook } from "../../workbook/workbook.ts";

/** What the pane stands on: the sheet, or why there is none yet. */
export type SheetAccess =
  | { status: "starting" }
  | { status: "open"; workbook: Workbook }
  | { status: "no-host" }
  | { status: "no-answer" };

/** Everything from outside, made once in main.tsx and handed in. */
export interface Services extends BaseServices {
  api: Api;
  openLink: (url: string) => void;
  newId: () => string;
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
