import type { RenderPool } from "../documents/rendering/render-pool.ts";
import type { Database } from "../storage/database.ts";

/** Who acts. Rights are read from the database at each request, and again in each of its transactions (R26). */
export interface Actor {
  personId: string;
  name: string;
  billingAccess: boolean;
  sendExport: boolean;
  admin: boolean;
}

export interface Clock {
  /** The instant now, ISO 8601 in UTC with milliseconds. */
  now(): string;
}

export interface Ids {
  /** A new UUID. */
  next(): string;
}

/** Everything a use case is handed; nothing is ambient. */
export interface Context {
  database: Database;
  clock: Clock;
  ids: Ids;
  actor: Actor;
  /** Whether invoices can be sent by mail: the environment names a mail server. */
  mailConfigured: boolean;
  /** Knows which characters the fonts have. */
  renderPool: Pick<RenderPool, "loadCoverage">;
}
