import { accountRows } from "./account-rows.ts";
import { auditRows } from "./audit-rows.ts";
import { buildingRows } from "./building-rows.ts";
import { clientRows } from "./client-rows.ts";
import { deliveryRows } from "./delivery-rows.ts";
import { exportRows } from "./export-rows.ts";
import { firmRows } from "./firm-rows.ts";
import { invoiceRows } from "./invoice-rows.ts";
import { openRows } from "./open-rows.ts";
import { peopleRows } from "./people-rows.ts";
import { periodRows } from "./period-rows.ts";
import type { RouteRow } from "./route-row.ts";
import { runRows } from "./run-rows.ts";
import { settingsRows } from "./settings-rows.ts";

/** One table a resource; a route that is in none of them fails the matrix. */
const tables = [
  openRows,
  accountRows,
  firmRows,
  settingsRows,
  peopleRows,
  periodRows,
  auditRows,
  clientRows,
  buildingRows,
  runRows,
  invoiceRows,
  exportRows,
  deliveryRows,
];

export const allRows: ReadonlyMap<string, readonly RouteRow[]> = new Map(
  tables.flatMap((rows) =>
    Object.entries(rows).map(([route, one]): [string, readonly RouteRow[]] => [
      route,
      "request" in one ? [one] : one,
    ]),
  ),
);
