import type { FirmView, LogoBody } from "#shared/wire/firm.ts";
import { AppError } from "../../domain/app-error.ts";
import { requireLogo } from "../../domain/settings/logo.ts";
import { sha256Of } from "../../documents/sha256.ts";
import { writeAudit } from "../../storage/audit.ts";
import { saveFirm } from "../../storage/firm/firm.ts";
import { deleteLogo, findLogo, saveLogo } from "../../storage/firm/logo.ts";
import type { Context } from "../context.ts";
import { requireFirm } from "./require-firm.ts";
import { readFirmView } from "./show-firm.ts";

/** Puts a logo on what the firm writes from now on. Throws `version-changed`, `logo-unusable`. */
export async function replaceLogo(
  { database, clock, actor }: Context,
  version: number,
  { base64 }: LogoBody,
): Promise<FirmView> {
  const bytes = Buffer.from(base64, "base64");
  const logo = { ...requireLogo(bytes), sha256: sha256Of(bytes) };
  return database.write(async (trx) => {
    const firm = await requireFirm(trx, version);
    const before = await findLogo(trx);
    await saveLogo(trx, { ...logo, bytes });
    await saveFirm(trx, firm, {});
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "logo-changed",
      subject: "firm",
      before,
      after: logo,
    });
    return readFirmView(trx, clock);
  });
}

/** Takes the logo away. Throws `version-changed`, `logo-not-found`. */
export async function removeLogo(
  { database, clock, actor }: Context,
  version: number,
): Promise<FirmView> {
  return database.write(async (trx) => {
    const firm = await requireFirm(trx, version);
    const before = await findLogo(trx);
    if (before === null) throw new AppError("logo-not-found", "The firm has no logo.");
    await deleteLogo(trx);
    await saveFirm(trx, firm, {});
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "logo-removed",
      subject: "firm",
      before,
    });
    return readFirmView(trx, clock);
  });
}
