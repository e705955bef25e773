import type {
  AuditChoices,
  AuditFilter,
  AuditPage,
  AuditVerification,
} from "#shared/wire/audit.ts";
import type { DownloadTicket } from "#shared/wire/export.ts";
import { bodyOf, init } from "./connect.ts";
import type { Connected } from "./connect.ts";

/** Everything that was changed, by whom and when. */
export function auditApi(api: Connected) {
  return {
    audit: (filter: AuditFilter, cursor: string | null, signal?: AbortSignal): Promise<AuditPage> =>
      bodyOf(
        api.audit.$get(
          { query: { ...filter, ...(cursor === null ? {} : { cursor }) } },
          init({ signal }),
        ),
      ),
    auditChoices: (signal?: AbortSignal): Promise<AuditChoices> =>
      bodyOf(api.audit.choices.$get({}, init({ signal }))),
    verifyAudit: (): Promise<AuditVerification> => bodyOf(api.audit.verification.$get()),
    auditTicket: (json: AuditFilter): Promise<DownloadTicket> =>
      bodyOf(api.audit.ticket.$post({ json })),
  };
}
