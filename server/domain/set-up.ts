import type { SetUpStep, SetUpStepName, SetUpView } from "#shared/wire/set-up.ts";
import { setUpStepNames } from "#shared/wire/set-up.ts";

/** What is stored of a firm, as its set-up needs it; clients as far as the person knows them. */
export interface SetUpFacts {
  name: string;
  address: readonly string[];
  taxNumbers: readonly { label: string; number: string }[];
  currency: string;
  timeZone: string;
  taxCodes: readonly string[];
  /** For rows that name no tax code; null where the firm has chosen none. */
  defaultTaxCode: string | null;
  openPeriods: number;
  periods: number;
  /** An open period holds the firm's today. */
  todayIsOpen: boolean;
  /** Of invoices, e.g. INV- and 1042; null where there is no series. */
  numbers: { prefix: string; nextNumber: number } | null;
  /** Export formats that have a mapping. */
  mappedLedgers: readonly string[];
  canSend: boolean;
  people: number;
  /** People who may post and are not shut out. */
  posters: number;
  clients: number;
  runs: number;
}

/** How far a firm is from its first run, step by step (facts in, view out). */
export function setUpView(facts: SetUpFacts): SetUpView {
  const steps = setUpStepNames.map((name): SetUpStep => ({ name, ...rules[name](facts) }));
  return { steps, next: steps.find(({ state }) => state === "missing")?.name ?? null };
}

type Judged = Pick<SetUpStep, "state" | "fact">;

const done = (fact: string): Judged => ({ state: "done", fact });
const usable = (fact: string): Judged => ({ state: "usable", fact });
const missing = (fact: string): Judged => ({ state: "missing", fact });

const rules: Record<SetUpStepName, (facts: SetUpFacts) => Judged> = {
  firm: ({ name, address, taxNumbers, currency, timeZone }) => {
    if (name.trim() === "") return missing("The firm has no name yet.");
    if (!address.some((line) => line.trim() !== "")) {
      return missing(`${name} has no address yet; without it nothing can be posted.`);
    }
    const known = [name, ...address].join(", ");
    const where = `Currency ${currency}, time zone ${timeZone}.`;
    return taxNumbers.length === 0
      ? usable(`${known}. ${where} There is no tax number; a firm that charges tax states one.`)
      : done(
          `${known}. ${taxNumbers.map((tax) => `${tax.label} ${tax.number}`.trim()).join(", ")}. ${where}`,
        );
  },
  tax: ({ taxCodes, defaultTaxCode }) => {
    if (taxCodes.length === 0) {
      return missing("There is no tax rate yet. A firm that charges no tax needs a rate of 0 %.");
    }
    const codes = `${counted(taxCodes.length, "tax code", "tax codes")}: ${taxCodes.join(", ")}.`;
    return defaultTaxCode === null
      ? usable(`${codes} Rows without a code cannot be posted; choose one for them under Firm.`)
      : done(`${codes} Rows without a code take ${defaultTaxCode}.`);
  },
  periods: ({ periods, openPeriods, todayIsOpen }) => {
    if (openPeriods === 0) {
      return missing(
        periods === 0
          ? "There is no period yet; invoices need one to be dated into."
          : "All periods are closed; invoices need an open one to be dated into.",
      );
    }
    const open = `${counted(openPeriods, "period is", "periods are")} open`;
    return todayIsOpen ? done(`${open}.`) : usable(`${open}, but none for today.`);
  },
  numbers: ({ numbers }) => {
    if (numbers === null) return missing("Invoices have no number series yet.");
    const next = `${numbers.prefix}${numbers.nextNumber}`;
    return numbers.nextNumber > 1
      ? done(`The next invoice is ${next}.`)
      : usable(`The first invoice will be ${next}. Set another if the firm has billed before.`);
  },
  "ledger-or-mail": ({ mappedLedgers, canSend }) => {
    const ways = [
      ...(canSend ? ["Invoices can be sent by e-mail"] : []),
      ...(mappedLedgers.length > 0 ? [`Export is set up for ${mappedLedgers.join(", ")}`] : []),
    ];
    return ways.length === 0
      ? missing("Invoices can neither be exported nor sent yet; one of the two is enough.")
      : done(`${ways.join(". ")}.`);
  },
  people: ({ people, posters }) => {
    const all = counted(people, "person", "people");
    if (posters === 0) return missing(`${all}, and nobody may send and export invoices yet.`);
    return people === 1
      ? usable("You are alone, and may send and export invoices. Invite others, or go on alone.")
      : done(`${all}; ${posters} may send and export invoices.`);
  },
  clients: ({ clients }) =>
    clients === 0
      ? missing("There is no client yet. Import a list, or add the first one.")
      : done(`${counted(clients, "client", "clients")}.`),
  "first-run": ({ runs }) =>
    runs === 0
      ? missing("There is no billing run yet.")
      : done(`${counted(runs, "billing run", "billing runs")}.`),
};

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
