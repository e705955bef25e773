import type { Language } from "../language.ts";
import type { TaxRate } from "../totals.ts";
import type { Money } from "./fields.ts";
import type { ApprovalRule } from "./invoice-settings.ts";
import type { PeriodView } from "./period.ts";

/** GET /api/me: who is signed in, and what the pane needs to know of the firm. */
export interface Me {
  person: { id: string; name: string; email: string };
  rights: { billingAccess: boolean; sendExport: boolean; admin: boolean };
  /** Nothing but one's own account is open before an authenticator app is added. */
  mustAddCodeApp: boolean;
  firm: {
    name: string;
    /** The firm's date now (R3). */
    today: string;
    timeZone: string;
    currency: string;
    languages: Language[];
    defaultLanguage: Language;
    termsDays: number;
    /** Which invoices need approval by somebody else than their maker (R15). */
    approval: ApprovalRule["approval"];
    approvalLimits: Money[];
    holdBackSeconds: number;
    pricesIncludeTax: boolean;
    defaultTaxCode: string | null;
    taxRates: TaxRate[];
  };
  periods: PeriodView[];
  exportFormats: ExportFormatView[];
}

export interface ExportFormatView {
  id: string;
  name: string;
  /** Where the file goes, in a sentence. */
  description: string;
}

/** POST /api/sign-in/trial {personId}: answer. */
export interface SignedIn {
  token: string;
  expiresAt: string;
}

/** GET /api/trial/people: whom one can be, with one click (trial only). */
export interface TrialPerson {
  id: string;
  name: string;
  role: string;
}
