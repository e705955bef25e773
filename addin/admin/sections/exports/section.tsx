import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { LedgerFormatView } from "#shared/wire/export-format.ts";
import { settingsApi } from "../../../api/settings-api.ts";
import { formatCount } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { AdminPage, Block } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { Answer } from "../../parts/answer.tsx";
import { SectionLink } from "../../parts/section-link.tsx";
import type { SectionProps } from "../../parts/section-props.ts";
import { ledgerFormatsKey } from "../settings-keys.ts";
import { MissingMappings } from "../tax/missing-mappings.tsx";

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "max-content 1fr",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    "& dt": { color: tokens.colorNeutralForeground2 },
    "& dd": { margin: 0, fontVariantNumeric: "tabular-nums" },
  },
});

/** The ledgers for which files can be made, what each takes, and whether it is set up. */
export function Section({ title }: SectionProps) {
  const api = useApi(settingsApi);
  const query = useQuery({
    queryKey: ledgerFormatsKey,
    queryFn: ({ signal }) => api.ledgerFormats(signal),
  });
  return (
    <AdminPage
      title={title}
      purpose="The ledgers for which a run can be exported, and whether each is set up."
    >
      <Answer query={query} loading="The formats are loading">
        {(list) => list.formats.map((format) => <Format key={format.id} format={format} />)}
      </Answer>
    </AdminPage>
  );
}

function Format({ format }: { format: LedgerFormatView }) {
  const styles = useStyles();
  const locale = useLocale();
  const { limits } = format;
  return (
    <Block title={format.name} text={format.description}>
      <MissingMappings format={format} />
      <dl className={styles.facts}>
        <dt>Invoices in a file</dt>
        <dd>{`up to ${formatCount(limits.invoicesPerFile, locale)}, then a further file`}</dd>
        <dt>Client’s name</dt>
        <dd>{`up to ${formatCount(limits.clientNameLength, locale)} characters`}</dd>
        <dt>Text of a line</dt>
        <dd>{`up to ${formatCount(limits.descriptionLength, locale)} characters`}</dd>
        <dt>Invoices of zero</dt>
        <dd>{format.acceptsZeroInvoices ? "go into the file" : "are left out of the file"}</dd>
      </dl>
      <span>
        <SectionLink section="tax">{`Open the mapping for ${format.name}`}</SectionLink>
      </span>
    </Block>
  );
}
