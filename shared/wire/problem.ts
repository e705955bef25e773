/** Every code an answer can carry (`application/problem+json`, RFC 9457). The server gives each its status once. */
export const problemCodes = [
  "validation",
  "body-too-large",
  "headers-too-large",
  "request-too-slow",
  "media-type-unknown",
  "route-not-found",
  "method-not-allowed",
  "sign-in-required",
  "token-expired",
  "sign-in-refused",
  "code-required",
  "sign-in-way-off",
  "link-not-found",
  "password-refused",
  "right-missing",
  "code-app-missing",
  "run-not-found",
  "invoice-not-found",
  "entry-not-found",
  "client-not-found",
  "delivery-not-found",
  "period-not-found",
  "person-not-found",
  "export-not-found",
  "upload-not-found",
  "ticket-not-found",
  "logo-not-found",
  "tax-rate-not-found",
  "rate-not-found",
  "format-not-found",
  "version-missing",
  "version-changed",
  "run-name-taken",
  "run-not-draft",
  "invoice-not-draft",
  "invoice-approved",
  "period-closed",
  "period-missing",
  "period-in-use",
  "periods-not-adjacent",
  "series-not-found",
  "number-given",
  "number-gap",
  "numbers-unconfirmed",
  "rows-taken",
  "rows-look-billed",
  "entry-unbalanced",
  "entry-belongs-elsewhere",
  "upload-differs",
  "upload-incomplete",
  "upload-committed",
  "client-exists",
  "person-exists",
  "person-disabled",
  "client-in-draft",
  "notice-not-found",
  "currency-in-use",
  "logo-unusable",
  "tax-rate-exists",
  "tax-rate-in-use",
  "rate-exists",
  "approver-is-maker",
  "last-admin",
  "right-needs-billing-access",
  "post-blocked",
  "post-changed",
  "post-begun",
  "mail-not-set-up",
  "mail-not-sent",
  "delivery-elsewhere",
  "export-limit",
  "export-mapping-missing",
  "too-many-requests",
  "unavailable",
  "internal",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** One place in the request, or one thing of the user's, that is at fault. */
export interface ProblemItem {
  /** JSON pointer into the body, `query.name`, `header.Name`, or an entry key. */
  location: string;
  message: string;
}

/** Body of every answer that is not 2xx or 304. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail: string;
  requestId: string;
  errors?: ProblemItem[];
}
