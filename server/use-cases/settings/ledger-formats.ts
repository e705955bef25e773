import type {
  LedgerFormatList,
  LedgerFormatView,
  LedgerMappingBody,
} from "#shared/wire/export-format.ts";
import { AppError } from "../../domain/app-error.ts";
import { changedFields } from "../../domain/settings/changed-fields.ts";
import type { ExportFormat, LedgerMapping } from "../../export-formats/export-format.ts";
import { missingMappings } from "../../export-formats/missing-mappings.ts";
import type { UsedCodes } from "../../export-formats/missing-mappings.ts";
import { exportFormats, findExportFormat } from "../../export-formats/registry.ts";
import { writeAudit } from "../../storage/audit.ts";
import type { Reader } from "../../storage/database.ts";
import { readFirm } from "../../storage/firm/firm.ts";
import { listTaxRates } from "../../storage/firm/tax-rates.ts";
import {
  findVersionedMapping,
  listInvoiceCurrencies,
  saveLedgerMapping,
} from "../../storage/posting/ledger-mappings.ts";
import type { Actor, Context } from "../context.ts";
import { requireVersion } from "../require-version.ts";

const noMapping: LedgerMapping = {
  accounts: { time: null, expense: null, "fixed-fee": null },
  taxNames: {},
  currencies: [],
};

/** Every ledger format with its mapping and what is missing of it, as far as the person may know (R5). */
export async function showLedgerFormats({ database, actor }: Context): Promise<LedgerFormatList> {
  const used = await readUsedCodes(database.read, actor);
  const formats: LedgerFormatView[] = [];
  for (const format of exportFormats) {
    formats.push(viewOf(format, await findVersionedMapping(database.read, format.id), used));
  }
  return { formats };
}

/**
 * Says what the firm's words are called in a ledger. Throws `format-not-found`, `version-changed`, and `validation`
 * for a tax code that has no rate.
 */
export async function changeLedgerMapping(
  { database, clock, actor }: Context,
  formatId: string,
  version: number,
  body: LedgerMappingBody,
): Promise<LedgerFormatView> {
  const format = findExportFormat(formatId);
  if (format === null) throw new AppError("format-not-found", "There is no such export format.");
  return database.write(async (trx) => {
    const before = await findVersionedMapping(trx, formatId);
    requireVersion({ version: before?.version ?? 0 }, version, "The mapping");
    requireKnownCodes(body, await listTaxRates(trx));
    const used = await readUsedCodes(trx, actor);
    const mapping = mappingOf(body);
    const changes = changedFields(before?.mapping ?? noMapping, mapping);
    if (changes === null) return viewOf(format, before, used);
    await saveLedgerMapping(trx, formatId, mapping, version + 1);
    await writeAudit(trx, {
      at: clock.now(),
      personId: actor.personId,
      action: "ledger-mapping-changed",
      subject: `export-format:${formatId}`,
      ...changes,
    });
    return viewOf(format, { mapping, version: version + 1 }, used);
  });
}

/** Codes with a rate, and currencies of the firm and of the invoices that the person sees. */
async function readUsedCodes(reader: Reader, { personId }: Actor): Promise<UsedCodes> {
  const names = new Map((await listTaxRates(reader)).map(({ code, name }) => [code, name]));
  const { currency } = await readFirm(reader);
  const others = await listInvoiceCurrencies(reader, personId);
  return {
    taxCodes: [...names].map(([code, name]) => ({ code, name })),
    currencies: [currency, ...others.filter((other) => other !== currency)],
  };
}

function requireKnownCodes(body: LedgerMappingBody, rates: readonly { code: string }[]): void {
  const index = body.taxNames.findIndex(({ taxCode }) =>
    rates.every(({ code }) => code !== taxCode),
  );
  if (index === -1) return;
  const message = `There is no tax rate with the code ${body.taxNames[index]?.taxCode ?? ""}.`;
  throw new AppError("validation", message, [{ location: `/taxNames/${index}/taxCode`, message }]);
}

function mappingOf({ accounts, taxNames, currencies }: LedgerMappingBody): LedgerMapping {
  const named = taxNames.filter(({ name }) => name !== "");
  return {
    accounts,
    taxNames: Object.fromEntries(named.map(({ taxCode, name }) => [taxCode, name])),
    currencies,
  };
}

function viewOf(
  format: ExportFormat,
  held: { mapping: LedgerMapping; version: number } | null,
  used: UsedCodes,
): LedgerFormatView {
  const mapping = held?.mapping ?? noMapping;
  const { id, name, description, limits, acceptsZeroInvoices } = format;
  return {
    id,
    name,
    description,
    limits,
    acceptsZeroInvoices,
    mapping: {
      accounts: mapping.accounts,
      taxNames: Object.entries(mapping.taxNames).map(([taxCode, ledgerName]) => ({
        taxCode,
        name: ledgerName,
      })),
      currencies: mapping.currencies,
    },
    missing: missingMappings(mapping, used),
    inUse: { taxCodes: [...used.taxCodes], currencies: [...used.currencies] },
    version: held?.version ?? 0,
  };
}
