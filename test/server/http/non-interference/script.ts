import { accountVisits } from "./visits/account-visits.ts";
import { appVisits } from "./visits/app-visits.ts";
import { auditVisits } from "./visits/audit-visits.ts";
import { buildingVisits } from "./visits/building-visits.ts";
import { clientVisits } from "./visits/client-visits.ts";
import { deliveryVisits } from "./visits/delivery-visits.ts";
import { firmVisits } from "./visits/firm-visits.ts";
import { invoiceVisits } from "./visits/invoice-visits.ts";
import { postingVisits } from "./visits/posting-visits.ts";
import { runVisits } from "./visits/run-visits.ts";
import { settingsVisits } from "./visits/settings-visits.ts";
import type { Visits } from "./visits/visit.ts";

/** What is asked of every route, in this order; a route that is missing fails the test. */
export const script: Visits = {
  ...appVisits,
  ...accountVisits,
  ...firmVisits,
  ...runVisits,
  ...invoiceVisits,
  ...clientVisits,
  ...buildingVisits,
  ...deliveryVisits,
  ...postingVisits,
  ...settingsVisits,
  ...auditVisits,
};
