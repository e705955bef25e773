import { createContext, use } from "react";
import type { AccountApi } from "../api/account-api.ts";
import type { BaseServices } from "../session/base-services.ts";

/** What the pages about one's own account stand on. */
export interface AccountServices extends BaseServices {
  account: AccountApi;
}

export const AccountServicesContext = createContext<AccountServices | null>(null);

export function useAccountServices(): AccountServices {
  const services = use(AccountServicesContext);
  if (services === null) throw new Error("The page was rendered without its services");
  return services;
}
