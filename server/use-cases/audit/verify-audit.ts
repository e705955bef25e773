import type { AuditVerification } from "#shared/wire/audit.ts";
import { seesWholeAudit } from "../../storage/audit-list.ts";
import { verifyAudit as followChain } from "../../storage/audit.ts";
import type { Context } from "../context.ts";
import { fairTurns } from "../fair-turns.ts";

/** Follows the whole chain (P14), in slices between which other requests have their turn. */
export async function verifyAudit({ database, actor }: Context): Promise<AuditVerification> {
  const verdict = await followChain(database.read, fairTurns());
  const seesWhole = await seesWholeAudit(database.read, actor.personId);
  const rowCount = seesWhole ? verdict.rowCount : null;
  if (verdict.intact) {
    const headHash = seesWhole ? verdict.headHash : null;
    return { intact: true, reason: null, rowCount, headHash, seesWhole };
  }
  const reason = seesWhole
    ? `${verdict.reason.charAt(0).toUpperCase()}${verdict.reason.slice(1)}.`
    : "A row is missing, or was changed after it was written.";
  return { intact: false, reason, rowCount, headHash: null, seesWhole };
}
