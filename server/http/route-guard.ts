import type { ProblemCode } from "#shared/wire/problem.ts";

/** Who may come in, to what, and which audit actions it writes. Every route has one (a test lists them). */
export interface RouteGuard {
  right: "none" | "signed-in" | "billingAccess" | "sendExport" | "admin" | "billingAccess-or-admin";
  /** What the use case looks up in the database and checks sight of; "firm" is everything the person may see. */
  scope:
    | "none"
    | "own"
    | "firm"
    | "client"
    | "run"
    | "invoice"
    | "delivery"
    | "upload"
    | "export"
    | "period"
    | "person";
  /** Actions written to the audit in the same transaction; null for a route that changes nothing. */
  audit: string | null;
  /** One line for the description of the API. */
  summary: string;
  /** Answers that are not problems: status → what it holds. */
  answers: Partial<Record<200 | 201 | 202 | 204 | 304, string>>;
  /** Of those answers, where it is not JSON. */
  mediaType?: string;
  /** Problems of this route besides those that follow from the rest. */
  problems?: readonly ProblemCode[];
  /** The route needs If-Match; the handler takes it with `expectedVersion`. */
  ifMatch?: boolean;
  largestBodyBytes?: number;
  /** Open to somebody who must add an authenticator app before anything else. */
  beforeCodeApp?: true;
}

/** Under this the guard of a route is found again. */
export const guardSymbol = Symbol("guard");
