import { formatMicro } from "#shared/decimal.ts";
import type { RateCardLine } from "#shared/rate-card.ts";
import type { RateView } from "#shared/wire/rate-card.ts";

type Named = { client: string | null; person: string | null; task: string | null };

/** For what a rate holds: "Ben for Acme Ltd, Payroll", "Anybody, Payroll". */
export function forWhat({ client, person, task }: Named): string {
  if (client === null && person === null && task === null) return "Everything else";
  const who = person ?? "Anybody";
  const whom = client === null ? "" : ` for ${client}`;
  return `${who}${whom}${task === null ? "" : `, ${task}`}`;
}

export function namesOf({ client, person, task }: RateView): Named {
  return { client: client?.name ?? null, person, task };
}

/** "185.00 GBP an hour". */
export function perHour(rate: { rateMicro: number; currency: string }, locale: string): string {
  return `${formatMicro(rate.rateMicro, locale, 2)}\u00a0${rate.currency} an hour`;
}

/** The rates as the card that sheets are priced with: those of a client under its name and under its code. */
export function cardOf(rates: readonly RateView[]): RateCardLine[] {
  return rates.flatMap(({ id: _id, version: _version, client, ...line }): RateCardLine[] =>
    client === null
      ? [{ client, ...line }]
      : [client.name, client.code]
          .filter((name) => name !== "")
          .map((name) => ({ client: name, ...line })),
  );
}
