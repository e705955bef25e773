import { nameKey } from "./names.ts";

/**
 * One rate of the firm. It holds for whatever it names: a client (by name or code), a person, a task, or several of
 * them together; a line that names nothing is the firm's standard rate. Names are compared as R2 compares them.
 */
export interface RateCardLine {
  client: string | null;
  person: string | null;
  task: string | null;
  currency: string;
  /** For one hour, in millionths of the currency's major unit. */
  rateMicro: number;
  /** First and last day, both included; null is open. */
  startsOn: string | null;
  endsOn: string | null;
}

export type RateCard = readonly RateCardLine[];

/** What is to be priced. */
export interface RateQuestion {
  clientName: string;
  clientCode: string;
  person: string;
  task: string;
  /** Null takes the rate that is in force last. */
  date: string | null;
  /** Null takes a rate in any currency. */
  currency: string | null;
}

export type RateFinder = (question: RateQuestion) => RateCardLine | null;

/**
 * The rate of the firm's card: the client's, else the person's, else the task's, else the standard rate. A line that
 * names more goes before one that names less; of several in force the one that began last; then the order of the card.
 */
export function rateFor(card: RateCard, question: RateQuestion): RateCardLine | null {
  return rateFinder(card)(question);
}

/** The same for many questions: the card is sorted once. */
export function rateFinder(card: RateCard): RateFinder {
  const linesOf = Map.groupBy(card, ({ client, person, task }) => keyOf(client, person, task));
  return ({ clientName, clientCode, person, task, date, currency }) => {
    const clients = [clientCode, clientName].filter((name) => name !== "");
    for (const client of [...clients, null])
      for (const who of person === "" ? [null] : [person, null])
        for (const what of task === "" ? [null] : [task, null]) {
          const lines = linesOf.get(keyOf(client, who, what));
          const found = lines === undefined ? null : lineInForce(lines, date, currency);
          if (found !== null) return found;
        }
    return null;
  };
}

function keyOf(...names: (string | null)[]): string {
  return names.map((name) => (name === null ? "" : `=${nameKey(name)}`)).join("\u001f");
}

function lineInForce(
  lines: RateCard,
  date: string | null,
  currency: string | null,
): RateCardLine | null {
  let best: RateCardLine | null = null;
  for (const line of lines) {
    if (currency !== null && line.currency !== currency) continue;
    if (date !== null && ((line.startsOn ?? date) > date || (line.endsOn ?? date) < date)) continue;
    if (best === null || (line.startsOn ?? "") > (best.startsOn ?? "")) best = line;
  }
  return best;
}
