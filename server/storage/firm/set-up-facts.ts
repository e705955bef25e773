import type { SetUpFacts } from "../../domain/set-up.ts";
import type { Reader } from "../database.ts";
import { clientKnownTo } from "../visibility.ts";

/** What the set-up is judged by, besides the firm and its periods; clients as far as the person knows them (R5). */
export async function readSetUpFacts(
  reader: Reader,
  personId: string,
): Promise<
  Pick<
    SetUpFacts,
    "taxCodes" | "numbers" | "mappedLedgers" | "people" | "posters" | "clients" | "runs"
  >
> {
  const taxRates = await reader
    .selectFrom("tax_rates")
    .select("code")
    .distinct()
    .orderBy("code")
    .execute();
  const ledgers = await reader
    .selectFrom("ledger_mappings")
    .select("format")
    .orderBy("format")
    .execute();
  const people = await reader
    .selectFrom("people")
    .select(["billing_access", "send_export"])
    .where("disabled", "=", 0)
    .execute();
  return {
    taxCodes: taxRates.map(({ code }) => code),
    numbers: await readInvoiceNumbers(reader),
    mappedLedgers: ledgers.map(({ format }) => format),
    people: people.length,
    posters: people.filter((person) => person.billing_access === 1 && person.send_export === 1)
      .length,
    clients: await countKnownClients(reader, personId),
    runs: await countAllRuns(reader),
  };
}

async function readInvoiceNumbers(reader: Reader): Promise<SetUpFacts["numbers"]> {
  const series = await reader
    .selectFrom("number_series")
    .select(["prefix", "next_number"])
    .where("series", "=", "invoice")
    .executeTakeFirst();
  return series ? { prefix: series.prefix, nextNumber: series.next_number } : null;
}

async function countKnownClients(reader: Reader, personId: string): Promise<number> {
  const { count } = await reader
    .selectFrom("clients")
    .where(clientKnownTo(personId))
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

async function countAllRuns(reader: Reader): Promise<number> {
  const { count } = await reader
    .selectFrom("runs")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
