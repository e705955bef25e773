import * as z from "zod";
import { languages } from "../language.ts";
import { unknownPlaceholders } from "../message-template.ts";
import { currencyField, lineField } from "./fields.ts";

/** An amount over which an invoice needs approval (R15). */
const limitField = z.strictObject({
  currency: currencyField,
  amountMinor: z.int().min(0).max(1e14),
});

function templateField(field: z.ZodString) {
  return field.superRefine((text, check) => {
    const unknown = unknownPlaceholders(text);
    if (unknown.length === 0) return;
    check.addIssue({
      code: "custom",
      message: `There is nothing to put in place of ${unknown.join(", ")}.`,
    });
  });
}

const messageField = z.strictObject({
  subject: templateField(lineField(200, 1)),
  text: templateField(
    z
      .string()
      .min(1)
      .max(5_000)
      .regex(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*$/u),
  ),
});

/** One address, as it stands alone in a header; "" is none. */
const addressField = z
  .string()
  .trim()
  .max(254)
  .refine(
    (text) => text === "" || z.email().safeParse(text).success,
    "This is not an e-mail address.",
  );

/** PUT /api/invoice-settings: approval, holding back, and what goes out by mail (R15, R20). */
export const invoiceSettingsBody = z
  .strictObject({
    approval: z.enum(["none", "always", "over-amount"]),
    /** With `over-amount`: an invoice in a currency that is not named needs approval whatever it comes to. */
    approvalLimits: z
      .array(limitField)
      .max(50)
      .refine(
        (limits) => new Set(limits.map(({ currency }) => currency)).size === limits.length,
        "Each currency can be there once.",
      ),
    holdBackSeconds: z.int().min(0).max(600),
    fromName: lineField(100),
    fromAddress: addressField,
    replyTo: addressField,
    bcc: addressField,
    mailsPerMinute: z.int().min(1).max(600),
    messages: z.record(z.enum(languages), messageField),
  })
  .refine(
    ({ approval, approvalLimits }) => approval !== "over-amount" || approvalLimits.length > 0,
    {
      path: ["approvalLimits"],
      message: "Say over which amount.",
    },
  );
export type InvoiceSettingsBody = z.infer<typeof invoiceSettingsBody>;

export type ApprovalRule = Pick<InvoiceSettingsBody, "approval" | "approvalLimits">;

/** GET /api/invoice-settings. */
export interface InvoiceSettingsView extends InvoiceSettingsBody {
  /** Whether the server has been given a mail server, in its environment. */
  mailConfigured: boolean;
  version: number;
}
