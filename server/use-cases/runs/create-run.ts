import { nameKey } from "#shared/names.ts";
import type { CreateRunBody, RunDetail } from "#shared/wire/run.ts";
import { requireOpenPeriod } from "../../domain/invoice-date.ts";
import { writeAudit } from "../../storage/audit.ts";
import { readBillingRules } from "../../storage/billing-rules.ts";
import { insertRun } from "../../storage/runs.ts";
import type { Context } from "../context.ts";
import { requireFreeName } from "./require-free-name.ts";
import { readRunDetail } from "./run-view.ts";

/** Makes an empty draft run (R1). Throws `run-name-taken`, `period-closed`, `period-missing`. */
export async function createRun(context: Context, body: CreateRunBody): Promise<RunDetail> {
  const { database, clock, ids, actor } = context;
  return database.write(async (trx) => {
    const { periods } = await readBillingRules(trx);
    requireOpenPeriod(periods, body.invoiceDate, "/invoiceDate");
    await requireFreeName(trx, body.name, "/name");
    const id = ids.next();
    const createdAt = clock.now();
    await insertRun(trx, { ...body, id, createdAt }, nameKey(body.name), actor.personId);
    await writeAudit(trx, {
      at: createdAt,
      personId: actor.personId,
      action: "run-created",
      subject: `run:${id}`,
      after: body,
    });
    return readRunDetail(context, trx, id);
  });
}
