import { firstMessages } from "#shared/message-template.ts";
import { drawPng } from "../../../../../server/trial/draw-png.ts";
import { inTurn, ofEach, versionOf } from "./visit.ts";
import type { Visits } from "./visit.ts";

const rate = {
  client: null,
  person: "Ben",
  task: null,
  currency: "GBP",
  rateMicro: 95_000_000,
  startsOn: null,
  endsOn: null,
};
const taxRate = { name: "New", validFrom: "2027-01-01", endsOn: null, components: [] };
const firm = {
  name: "Firm",
  address: ["1 Quay Street"],
  taxNumbers: [],
  timeZone: "Europe/London",
  currency: "EUR",
  languages: ["en"],
  defaultLanguage: "en",
  termsDays: 30,
  bank: { accountHolder: "", iban: "", bic: "", bankName: "" },
  paymentInstructions: { en: "", de: "", fr: "", es: "" },
  pricesIncludeTax: false,
  defaultTaxCode: "S",
};

export const settingsVisits: Visits = {
  "GET /api/firm": ({ get }) => get("firm"),
  "PUT /api/firm": async (asks) =>
    inTurn(
      ["EUR", "GBP"].map((currency) => async () => {
        await asks.put("firm", { ...firm, currency }, await versionOf(asks, "firm"));
      }),
    ),
  "GET /api/firm/logo": ({ get }) => get("firm/logo"),
  "PUT /api/firm/logo": async (asks) => {
    const base64 = drawPng(2, 2, () => [1, 2, 3, 255]).toString("base64");
    await asks.put("firm/logo", { base64 }, await versionOf(asks, "firm"));
  },
  "DELETE /api/firm/logo": async (asks) => asks.delete("firm/logo", await versionOf(asks, "firm")),
  "GET /api/invoice-settings": ({ get }) => get("invoice-settings"),
  "PUT /api/invoice-settings": async (asks) => {
    const settings = {
      approval: "none",
      approvalLimits: [],
      holdBackSeconds: 0,
      fromName: "Firm",
      fromAddress: "",
      replyTo: "",
      bcc: "",
      mailsPerMinute: 60,
      messages: firstMessages,
    };
    await asks.put("invoice-settings", settings, await versionOf(asks, "firm"));
  },
  "GET /api/tax-rates": ({ get }) => get("tax-rates"),
  "POST /api/tax-rates": ({ post }) => post("tax-rates", { ...taxRate, code: "NEW" }),
  "PUT /api/tax-rates/:rateId": ({ put }) => put("tax-rates/none", taxRate),
  "DELETE /api/tax-rates/:rateId": (asks) => asks.delete("tax-rates/none"),
  "GET /api/export-formats": ({ get }) => get("export-formats"),
  "PUT /api/export-formats/:formatId/mapping": ({ put }) =>
    put("export-formats/xero-sales-csv/mapping", {
      accounts: { time: "200", expense: "429", "fixed-fee": "201" },
      taxNames: [{ taxCode: "S", name: "Standard" }],
      currencies: ["GBP"],
    }),
  "GET /api/rates": ({ get }) => get("rates"),
  "POST /api/rates": ({ post }, { clients }) =>
    ofEach(["alder", "quiet", "hidden"] as const, (name) =>
      // the hidden client has another name in each firm, so it is asked for by what nobody has
      post("rates", { ...rate, client: name === "hidden" ? "Nobody" : clients[name].name }),
    ),
  "PUT /api/rates/:rateId": ({ put }) =>
    ofEach(["rate-all", "rate-hidden", "none"], (id) => put(`rates/${id}`, rate)),
  "DELETE /api/rates/:rateId": (asks) =>
    ofEach(["rate-hidden", "none"], (id) => asks.delete(`rates/${id}`)),
};
