import { firstMessages } from "#shared/message-template.ts";
import { findLogo, saveLogo } from "../../../../server/storage/firm/logo.ts";
import { insertTaxRates } from "../../../../server/storage/firm/tax-rates.ts";
import { findVersionedMapping } from "../../../../server/storage/posting/ledger-mappings.ts";
import { insertRates } from "../../../../server/storage/rate-card.ts";
import { drawPng } from "../../../../server/trial/draw-png.ts";
import { readFirmView } from "../../../../server/use-cases/settings/show-firm.ts";
import type { RouteRow, RouteRows } from "./route-row.ts";
import type { Things } from "./things.ts";

const noRate = ["rate-not-found", "This rate does not exist any more."] as const;
const noTaxRate = ["tax-rate-not-found", "This tax rate does not exist any more."] as const;
const noClient = ["client-not-found", "There is no client with this code or name."] as const;
const noFormat = ["format-not-found", "There is no such export format."] as const;

const read: RouteRow = { request: () => ({}), hidden: "answered" };

async function firmOf({ store }: Things) {
  const {
    logo: _logo,
    changeCurrency: _may,
    version,
    ...body
  } = await readFirmView(store.database.read, store.clock);
  return { version, body };
}

const png = drawPng(4, 4, () => [0, 0, 0, 255]);

async function withLogo(things: Things) {
  const { store } = things;
  if ((await findLogo(store.database.read)) === null) {
    const logo = { mediaType: "image/png" as const, width: 4, height: 4, sha256: "", bytes: png };
    await store.database.write((trx) => saveLogo(trx, logo));
  }
  return { version: (await firmOf(things)).version };
}

const aTaxRate = { name: "Tax", validFrom: "2026-01-01", endsOn: null, components: [] };

/** Entered after anything that was posted. */
async function newTaxRate({ store }: Things) {
  const id = store.ids.next();
  const rate = { ...aTaxRate, id, code: id.slice(-12), createdAt: "2999-01-01", version: 1 };
  await store.database.write((trx) => insertTaxRates(trx, [rate]));
  return { path: { rateId: id }, version: 1 };
}

const terms = {
  person: null,
  task: null,
  currency: "GBP",
  rateMicro: 120_000_000,
  startsOn: null,
  endsOn: null,
};

async function newRate({ store, client }: Things) {
  const id = store.ids.next();
  await store.database.write((trx) => insertRates(trx, [{ ...terms, id, clientId: client.id }]));
  return { path: { rateId: id }, version: 1 };
}

/** What an admin sets: the firm, its mail, taxes, ledgers and rates. */
export const settingsRows: RouteRows = {
  "GET /api/firm": read,
  "PUT /api/firm": {
    request: async (things) => {
      const { version, body } = await firmOf(things);
      return { version, body: { ...body, name: `Firm ${things.store.ids.next()}` } };
    },
    hidden: "answered",
  },
  "GET /api/firm/logo": {
    request: async (things) => {
      await withLogo(things);
      return {};
    },
    hidden: "answered",
  },
  "PUT /api/firm/logo": {
    request: async (things) => ({
      version: (await firmOf(things)).version,
      body: { base64: png.toString("base64") },
    }),
    hidden: "answered",
  },
  "DELETE /api/firm/logo": { request: withLogo, hidden: "answered" },
  "GET /api/invoice-settings": read,
  "PUT /api/invoice-settings": {
    request: async (things) => ({
      version: (await firmOf(things)).version,
      body: {
        approval: "none",
        approvalLimits: [],
        holdBackSeconds: 0,
        fromName: things.store.ids.next(),
        fromAddress: "",
        replyTo: "",
        bcc: "",
        mailsPerMinute: 60,
        messages: firstMessages,
      },
    }),
    hidden: "answered",
  },
  "GET /api/tax-rates": read,
  "POST /api/tax-rates": {
    request: ({ store }) => ({ body: { ...aTaxRate, code: store.ids.next().slice(-12) } }),
    hidden: "answered",
  },
  "PUT /api/tax-rates/:rateId": {
    request: async (things) => ({
      ...(await newTaxRate(things)),
      body: { ...aTaxRate, endsOn: "2026-12-31" },
    }),
    unknown: noTaxRate,
    hidden: "answered",
  },
  "DELETE /api/tax-rates/:rateId": {
    request: newTaxRate,
    unknown: noTaxRate,
    hidden: "answered",
  },
  "GET /api/export-formats": read,
  "PUT /api/export-formats/:formatId/mapping": {
    request: async ({ store }) => {
      const held = await findVersionedMapping(store.database.read, "xero-sales-csv");
      const account = store.ids.next().slice(-4);
      return {
        path: { formatId: "xero-sales-csv" },
        version: held?.version ?? 0,
        body: {
          accounts: { time: account, expense: "429", "fixed-fee": "201" },
          taxNames: [{ taxCode: "S", name: "20% (VAT on Income)" }],
          currencies: ["GBP"],
        },
      };
    },
    unknown: noFormat,
    hidden: "answered",
  },
  "GET /api/rates": {
    request: async (things) => {
      await newRate(things);
      return {};
    },
    hidden: "answered",
  },
  "POST /api/rates": {
    request: ({ client }) => ({ body: { ...terms, client: client.name } }),
    hidden: noClient,
  },
  "PUT /api/rates/:rateId": {
    request: async (things) => ({
      ...(await newRate(things)),
      body: { ...terms, client: null, person: things.store.ids.next() },
    }),
    unknown: noRate,
    hidden: "as-unknown",
  },
  "DELETE /api/rates/:rateId": { request: newRate, unknown: noRate, hidden: "as-unknown" },
};
