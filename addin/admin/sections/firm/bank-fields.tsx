import { compactIban, isIban } from "#shared/iban.ts";
import type { BankDetails } from "#shared/wire/firm.ts";
import { Block } from "../../parts/admin-page.tsx";
import { FieldGrid } from "../../parts/field-grid.tsx";
import { TextField } from "../../parts/text-field.tsx";
import type { EditForm } from "../../parts/use-edit-form.ts";
import { languageNames } from "../language-names.ts";
import type { FirmValues } from "./firm-values.ts";

/** Where clients pay to, and what they are told about it. */
export function BankFields({ form }: { form: EditForm<FirmValues> }) {
  const { bank, languages, paymentInstructions } = form.values;
  const put = (part: Partial<BankDetails>) => form.change({ bank: { ...bank, ...part } });
  return (
    <Block title="Payment" text="Stands at the foot of every invoice; what is empty is left out.">
      <FieldGrid>
        <TextField
          label="Account holder"
          value={bank.accountHolder}
          problem={form.problemOf("bank/accountHolder")}
          onChange={(accountHolder) => put({ accountHolder })}
        />
        <TextField
          label="Bank"
          value={bank.bankName}
          problem={form.problemOf("bank/bankName")}
          onChange={(bankName) => put({ bankName })}
        />
        <TextField
          label="IBAN"
          value={bank.iban}
          problem={form.problemOf("bank/iban") ?? ibanProblem(bank.iban)}
          onChange={(iban) => put({ iban })}
        />
        <TextField
          label="BIC"
          size="short"
          value={bank.bic}
          problem={form.problemOf("bank/bic")}
          onChange={(bic) => put({ bic })}
        />
        {languages.map((language) => (
          <TextField
            key={language}
            label={`Payment instructions, ${languageNames[language]}`}
            lines={3}
            value={paymentInstructions[language]}
            problem={form.problemOf(`paymentInstructions/${language}`)}
            onChange={(text) =>
              form.change({ paymentInstructions: { ...paymentInstructions, [language]: text } })
            }
          />
        ))}
      </FieldGrid>
    </Block>
  );
}

/** Said while typing once it is long enough to be one. */
function ibanProblem(text: string): string | undefined {
  if (compactIban(text).length < 15 || isIban(text)) return undefined;
  return "The check digits do not fit yet.";
}
