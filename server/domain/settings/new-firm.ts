import { firstMessages } from "#shared/message-template.ts";
import type { FirmBody } from "#shared/wire/firm.ts";
import type { InvoiceSettingsBody } from "#shared/wire/invoice-settings.ts";

/** What a new firm has besides its name, address, time zone and currency, until an admin says otherwise. */
export const newFirmSettings: Omit<FirmBody, "name" | "address" | "timeZone" | "currency"> &
  InvoiceSettingsBody = {
  taxNumbers: [],
  languages: ["en"],
  defaultLanguage: "en",
  termsDays: 30,
  bank: { accountHolder: "", iban: "", bic: "", bankName: "" },
  paymentInstructions: { en: "", de: "", fr: "", es: "" },
  pricesIncludeTax: false,
  defaultTaxCode: null,
  approval: "none",
  approvalLimits: [],
  holdBackSeconds: 30,
  fromName: "",
  fromAddress: "",
  replyTo: "",
  bcc: "",
  mailsPerMinute: 60,
  messages: { ...firstMessages },
};
