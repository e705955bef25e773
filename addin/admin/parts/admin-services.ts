import { createContext, use } from "react";
import type { Connected } from "../../api/connect.ts";
import type { BaseServices } from "../../session/base-services.ts";

/** What every section stands on. Each builds its own functions on `server`: `peopleApi(server)`. */
export interface AdminServices extends BaseServices {
  server: Connected;
}

export const AdminServicesContext = createContext<AdminServices | null>(null);

export function useAdminServices(): AdminServices {
  const services = use(AdminServicesContext);
  if (services === null) throw new Error("The admin page was rendered without its services");
  return services;
}

/** The functions of a resource: `useApi(peopleApi)`. */
export function useApi<Api>(make: (server: Connected) => Api): Api {
  return make(useAdminServices().server);
}
