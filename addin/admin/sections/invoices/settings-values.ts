import { minorDigits } from "#shared/money.ts";
import type { InvoiceSettingsBody, InvoiceSettingsView } from "#shared/wire/invoice-settings.ts";
import { numberToType, typedNumber } from "../../parts/typed-number.ts";
import type { Versioned } from "../../parts/use-edit-form.ts";

export interface TypedLimit {
  currency: string;
  amount: string;
}

/** The settings as they are typed. */
export interface SettingsValues extends Omit<
  InvoiceSettingsBody,
  "approvalLimits" | "holdBackSeconds" | "mailsPerMinute"
> {
  approvalLimits: TypedLimit[];
  holdBackSeconds: string;
  mailsPerMinute: string;
}

export function settingsValues(settings: InvoiceSettingsView): Versioned<SettingsValues> {
  const { mailConfigured: _mail, version, ...body } = settings;
  const values = {
    ...body,
    approvalLimits: body.approvalLimits.map(({ currency, amountMinor }) => {
      const digits = minorDigits(currency);
      return { currency, amount: numberToType(amountMinor, digits, digits) };
    }),
    holdBackSeconds: String(body.holdBackSeconds),
    mailsPerMinute: String(body.mailsPerMinute),
  };
  return { values, version };
}

/** What is no number goes as it is, so that the server says what is wrong. */
export function settingsBodyOf(values: SettingsValues): InvoiceSettingsBody {
  return {
    ...values,
    approvalLimits: values.approvalLimits.map(({ currency, amount }) => {
      const code = currency.trim().toUpperCase();
      return { currency: code, amountMinor: typedNumber(amount, minorDigits(code)) ?? Number.NaN };
    }),
    holdBackSeconds: typedNumber(values.holdBackSeconds, 0) ?? Number.NaN,
    mailsPerMinute: typedNumber(values.mailsPerMinute, 0) ?? Number.NaN,
  };
}
