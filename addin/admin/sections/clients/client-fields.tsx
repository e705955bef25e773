import { makeStyles, tokens } from "@fluentui/react-components";
import { languages } from "#shared/language.ts";
import type { Privacy } from "#shared/wire/client.ts";
import { useMe } from "../../../session/kept-answers.ts";
import { Block } from "../../parts/admin-page.tsx";
import { ChoiceField } from "../../parts/choice-field.tsx";
import { TextField } from "../../parts/text-field.tsx";
import type { ClientValues } from "./client-values.ts";
import { languageNames } from "./client-words.ts";
import { PayerField } from "./payer-field.tsx";
import { WorkItems } from "./work-items.tsx";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXL },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Everything about a client but who sees it. */
export function ClientFields(props: {
  values: ClientValues;
  privacy: Privacy;
  change: (part: Partial<ClientValues>) => void;
  problemOf: (field: string) => string | undefined;
}) {
  const styles = useStyles();
  const { values, change, problemOf } = props;
  const rates = useMe()?.firm.taxRates ?? [];
  const taxCodes = [...new Set(rates.map(({ code }) => code))].toSorted();
  return (
    <div className={styles.fields}>
      <Block title="Name and address">
        <TextField
          label="Name"
          required
          value={values.name}
          problem={problemOf("name")}
          onChange={(name) => change({ name })}
        />
        <TextField
          label="Code"
          size="short"
          value={values.code}
          problem={problemOf("code")}
          hint="Rows of a sheet are matched by it first."
          onChange={(code) => change({ code })}
        />
        <TextField
          label="Postal address"
          lines={4}
          value={values.address}
          problem={problemOf("address")}
          hint="As it stands on the invoice, line by line."
          onChange={(address) => change({ address })}
        />
        <TextField
          label="Tax number"
          size="short"
          value={values.taxNumber}
          problem={problemOf("taxNumber")}
          onChange={(taxNumber) => change({ taxNumber })}
        />
        <TextField
          label="Other spellings"
          lines={3}
          value={values.aliases}
          problem={problemOf("aliases")}
          hint="One a line. Rows with one of these names are this client's too."
          onChange={(aliases) => change({ aliases })}
        />
      </Block>
      <Block title="E-mail">
        <TextField
          label="Invoices go to"
          lines={2}
          value={values.emailTo}
          problem={problemOf("emailTo")}
          hint="One address a line."
          onChange={(emailTo) => change({ emailTo })}
        />
        <TextField
          label="With a copy to"
          lines={2}
          value={values.emailCc}
          problem={problemOf("emailCc")}
          onChange={(emailCc) => change({ emailCc })}
        />
      </Block>
      <Block title="Billing">
        <TextField
          label="Payment terms in days"
          size="short"
          value={values.termsDays}
          problem={problemOf("termsDays")}
          hint="Empty: the firm's."
          onChange={(termsDays) => change({ termsDays })}
        />
        <ChoiceField
          label="Tax code"
          value={values.taxCode}
          options={[
            { value: "", text: "The firm's" },
            ...taxCodes.map((code) => ({ value: code, text: code })),
          ]}
          problem={problemOf("taxCode")}
          hint="Holds where a row has none of its own."
          onChange={(taxCode) => change({ taxCode })}
        />
        <ChoiceField
          label="Language of its invoices"
          value={values.language}
          options={[
            { value: "", text: "The firm's" },
            ...languages.map((code) => ({ value: code, text: languageNames[code] })),
          ]}
          problem={problemOf("language")}
          onChange={(language) => change({ language })}
        />
        {props.privacy === "public" ? (
          <>
            <PayerField
              label="Paid by"
              hint="Empty: the client itself. Only a public client can pay for another one."
              value={values.billTo}
              problem={problemOf("billToId")}
              onChange={(billTo) => change({ billTo })}
            />
            <WorkItems
              items={values.workItems}
              problem={problemOf("workItems")}
              onChange={(workItems) => change({ workItems })}
            />
          </>
        ) : (
          <p className={styles.quiet}>A private or hidden client is billed to itself.</p>
        )}
      </Block>
    </div>
  );
}
