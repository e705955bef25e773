import type { RateCardAnswer } from "#shared/wire/rate-card.ts";
import { listRates } from "../../storage/rate-card.ts";
import type { Context } from "../context.ts";

/** The firm's rates, as far as the person may know their clients (R5). */
export async function showRateCard({ database, actor }: Context): Promise<RateCardAnswer> {
  return { lines: await listRates(database.read, actor.personId) };
}
