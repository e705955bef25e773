import { todayIn } from "#shared/calendar.ts";
import type { SetUpView } from "#shared/wire/set-up.ts";
import { setUpView } from "../../domain/set-up.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { listPeriods } from "../../storage/firm/periods.ts";
import { readSetUpFacts } from "../../storage/firm/set-up-facts.ts";
import type { Context } from "../context.ts";

/** How far the firm is from its first run, computed from what is stored. */
export async function showSetUp(
  { database, clock, actor, mailConfigured }: Context,
  formatNames: Readonly<Record<string, string>>,
): Promise<SetUpView> {
  const firm = await readFirm(database.read);
  const today = todayIn(firm.timeZone, new Date(clock.now()));
  const periods = await listPeriods(database.read);
  const open = periods.filter(({ state }) => state === "open");
  const facts = await readSetUpFacts(database.read, actor.personId);
  return setUpView({
    ...facts,
    mappedLedgers: facts.mappedLedgers.map((id) => formatNames[id] ?? id),
    name: firm.name,
    address: firm.address,
    taxNumbers: firm.taxNumbers,
    currency: firm.currency,
    timeZone: firm.timeZone,
    defaultTaxCode: firm.defaultTaxCode,
    periods: periods.length,
    openPeriods: open.length,
    todayIsOpen: open.some(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn),
    canSend: mailConfigured && firm.fromAddress !== "",
  });
}
