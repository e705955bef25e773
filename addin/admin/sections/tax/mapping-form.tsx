import { useQueryClient } from "@tanstack/react-query";
import type { LedgerFormatList, LedgerFormatView } from "#shared/wire/export-format.ts";
import { settingsApi } from "../../../api/settings-api.ts";
import { Block } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { FieldGrid } from "../../parts/field-grid.tsx";
import { SaveForm } from "../../parts/save-bar.tsx";
import { TextField } from "../../parts/text-field.tsx";
import { useEditForm } from "../../parts/use-edit-form.ts";
import { ledgerFormatsKey } from "../settings-keys.ts";
import { mappingBodyOf, mappingValues } from "./mapping-values.ts";
import type { MappingValues } from "./mapping-values.ts";
import { MissingMappings } from "./missing-mappings.tsx";

/** What the firm's words are called in one ledger. */
export function MappingForm({ format }: { format: LedgerFormatView }) {
  const api = useApi(settingsApi);
  const client = useQueryClient();
  const keep = (next: LedgerFormatView) => {
    client.setQueryData<LedgerFormatList>(
      ledgerFormatsKey,
      (held) => held && { formats: held.formats.map((one) => (one.id === next.id ? next : one)) },
    );
    return mappingValues(next);
  };
  const form = useEditForm<MappingValues>({
    held: mappingValues(format),
    save: async (values, version) =>
      keep(await api.changeMapping(format.id, version, mappingBodyOf(values))),
    reload: async () => {
      const { formats } = await api.ledgerFormats();
      return keep(formats.find(({ id }) => id === format.id) ?? format);
    },
  });
  const { values, change, problemOf } = form;
  const putTaxName = (taxCode: string, name: string) =>
    change({ taxNames: { ...values.taxNames, [taxCode]: name } });
  return (
    <Block
      title={`Mapping for ${format.name}`}
      text={`What accounts, taxes and currencies are called in ${format.name}, letter by letter.`}
    >
      <MissingMappings format={format} />
      <SaveForm form={form} thing="The mapping">
        <FieldGrid>
          <TextField
            label="Account for time"
            size="short"
            value={values.time}
            problem={problemOf("accounts/time")}
            onChange={(time) => change({ time })}
          />
          <TextField
            label="Account for expenses"
            size="short"
            value={values.expense}
            problem={problemOf("accounts/expense")}
            onChange={(expense) => change({ expense })}
          />
          <TextField
            label="Account for fixed fees"
            size="short"
            value={values.fixedFee}
            problem={problemOf("accounts/fixed-fee")}
            onChange={(fixedFee) => change({ fixedFee })}
          />
        </FieldGrid>
        <FieldGrid>
          {format.inUse.taxCodes.map(({ code, name }) => (
            <TextField
              key={code}
              label={`${code} (${name}) is called`}
              value={values.taxNames[code] ?? ""}
              onChange={(text) => putTaxName(code, text)}
            />
          ))}
        </FieldGrid>
        <FieldGrid>
          <TextField
            label="Currencies that the ledger keeps"
            hint={`By their codes, e.g. GBP, EUR. In use: ${format.inUse.currencies.join(", ")}.`}
            value={values.currencies}
            problem={problemOf("currencies")}
            onChange={(currencies) => change({ currencies })}
          />
        </FieldGrid>
      </SaveForm>
    </Block>
  );
}
