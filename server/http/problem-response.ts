import { HTTPException } from "hono/http-exception";
import type { Problem, ProblemCode } from "#shared/wire/problem.ts";
import { AppError } from "../domain/app-error.ts";
import type { RouteContext } from "./env.ts";

type ProblemStatus =
  400 | 401 | 403 | 404 | 405 | 408 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 431 | 500 | 503;

/** The only place that knows status codes. */
export const problemKinds: Record<ProblemCode, { status: ProblemStatus; title: string }> = {
  validation: { status: 400, title: "The request was not understood" },
  "body-too-large": { status: 413, title: "The request is too large" },
  "headers-too-large": { status: 431, title: "The request's headers are too large" },
  "request-too-slow": { status: 408, title: "The request took too long to arrive" },
  "media-type-unknown": { status: 415, title: "The request is not JSON" },
  "route-not-found": { status: 404, title: "There is no such address" },
  "method-not-allowed": { status: 405, title: "This address cannot do that" },
  "sign-in-required": { status: 401, title: "Sign in first" },
  "token-expired": { status: 401, title: "Sign in again" },
  "sign-in-refused": { status: 401, title: "This did not sign you in" },
  "code-required": { status: 401, title: "A code is needed too" },
  "sign-in-way-off": { status: 404, title: "This way to sign in is not set up" },
  "link-not-found": { status: 404, title: "The link has been used or has expired" },
  "password-refused": { status: 422, title: "This password is too easy to guess" },
  "right-missing": { status: 403, title: "You do not have the right to do this" },
  "run-not-found": { status: 404, title: "The run was not found" },
  "invoice-not-found": { status: 404, title: "The invoice was not found" },
  "entry-not-found": { status: 404, title: "The row is not on this invoice" },
  "client-not-found": { status: 404, title: "The client was not found" },
  "delivery-not-found": { status: 404, title: "The delivery was not found" },
  "period-not-found": { status: 404, title: "The period was not found" },
  "person-not-found": { status: 404, title: "The person was not found" },
  "export-not-found": { status: 404, title: "The export was not found" },
  "upload-not-found": { status: 404, title: "The upload was not found" },
  "ticket-not-found": { status: 404, title: "The download link has been used or has expired" },
  "logo-not-found": { status: 404, title: "There is no logo" },
  "tax-rate-not-found": { status: 404, title: "The tax rate was not found" },
  "rate-not-found": { status: 404, title: "The rate was not found" },
  "format-not-found": { status: 404, title: "The export format was not found" },
  "version-missing": { status: 428, title: "It is not said which version is to be changed" },
  "version-changed": { status: 412, title: "It was changed in the meantime" },
  "run-name-taken": { status: 409, title: "Another run has this name" },
  "run-not-draft": { status: 409, title: "The run is not a draft" },
  "invoice-not-draft": { status: 409, title: "The invoice is not a draft" },
  "invoice-approved": { status: 409, title: "The invoice is approved" },
  "period-closed": { status: 409, title: "The period is closed" },
  "period-missing": { status: 409, title: "No period contains the date" },
  "period-in-use": { status: 409, title: "The period is in use" },
  "series-not-found": { status: 404, title: "The number series was not found" },
  "number-given": { status: 409, title: "The number was given already" },
  "number-gap": { status: 409, title: "Numbers would be left out" },
  "numbers-unconfirmed": { status: 409, title: "The next numbers are not confirmed" },
  "periods-not-adjacent": { status: 409, title: "The periods do not follow on each other" },
  "rows-taken": { status: 409, title: "Some rows are billed or reserved already" },
  "rows-look-billed": { status: 409, title: "Some rows look billed already" },
  "entry-unbalanced": { status: 422, title: "An entry does not add up" },
  "entry-belongs-elsewhere": { status: 409, title: "The row belongs on another invoice now" },
  "upload-differs": { status: 422, title: "The upload comes to something else" },
  "upload-incomplete": { status: 409, title: "The upload is not complete" },
  "upload-committed": { status: 409, title: "The upload was already made into a run" },
  "client-exists": { status: 409, title: "The client exists already" },
  "person-exists": { status: 409, title: "Somebody has this e-mail address already" },
  "person-disabled": { status: 409, title: "The person is disabled" },
  "client-in-draft": { status: 409, title: "Work of the client is on drafts of others" },
  "notice-not-found": { status: 404, title: "The notice was not found" },
  "currency-in-use": { status: 409, title: "The currency is in use" },
  "logo-unusable": { status: 422, title: "The logo cannot be used" },
  "tax-rate-exists": { status: 409, title: "The tax rate exists already" },
  "tax-rate-in-use": { status: 409, title: "The tax rate is in use" },
  "rate-exists": { status: 409, title: "The rate exists already" },
  "code-app-missing": { status: 403, title: "An authenticator app is needed" },
  "approver-is-maker": { status: 409, title: "Somebody else has to approve" },
  "last-admin": { status: 409, title: "A firm needs an admin" },
  "right-needs-billing-access": { status: 422, title: "This right needs another one" },
  "post-blocked": { status: 409, title: "The run cannot be posted" },
  "post-changed": { status: 409, title: "The run is not what was confirmed" },
  "post-begun": { status: 409, title: "The posting can no longer be taken back" },
  "mail-not-set-up": { status: 409, title: "Nothing can be sent by e-mail" },
  "mail-not-sent": { status: 409, title: "The mail was not sent" },
  "delivery-elsewhere": { status: 409, title: "The delivery is not where this can be done" },
  "export-limit": { status: 409, title: "The ledger's file cannot hold this" },
  "export-mapping-missing": { status: 409, title: "The ledger's names are not all known" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  unavailable: { status: 503, title: "Not available at the moment" },
  internal: { status: 500, title: "Something went wrong on our side" },
};

/** Answers with the problem; what is not an AppError is logged and its text never leaves the house. */
export function problemResponse(c: RouteContext, error: unknown): Response {
  const { requestId, deps } = c.var;
  const refusal = refusalOf(error);
  if (refusal.code === "internal") deps.log.failed({ requestId, error });
  const { status, title } = problemKinds[refusal.code];
  const problem: Problem = {
    type: `urn:billing-runs:problem:${refusal.code}`,
    title,
    status,
    code: refusal.code,
    detail: refusal.message,
    requestId,
    ...(refusal.items.length > 0 ? { errors: [...refusal.items] } : {}),
  };
  c.set("problemCode", refusal.code);
  return c.body(JSON.stringify(problem), status, {
    "content-type": "application/problem+json; charset=utf-8",
    ...(refusal.retryAfterSeconds === null
      ? {}
      : { "retry-after": String(refusal.retryAfterSeconds) }),
    ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
  });
}

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  // Hono itself refuses only a body that is not JSON.
  if (error instanceof HTTPException && error.status === 400) {
    return new AppError("validation", "The body is not JSON that can be read.", [
      { location: "", message: "This is not complete JSON." },
    ]);
  }
  return new AppError(
    "internal",
    "Nothing was changed. Try again; if it happens again, tell your admin the request id.",
  );
}
