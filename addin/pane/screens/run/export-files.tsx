import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDownload20Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFirmCurrency } from "../../../components/firm-currency.ts";
import { counted, formatTotals } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Section } from "../../../components/page.tsx";
import type { RunDetail } from "#shared/wire/run.ts";
import { keys } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { ProblemNotice } from "../problem-notice.tsx";

const useStyles = makeStyles({
  file: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  button: { flexShrink: 0, minWidth: 0 },
  small: {
    display: "block",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** The files of an export with their control totals (R22); a browser saves them, a pane cannot. */
export function ExportFiles({ run }: { run: RunDetail }) {
  const styles = useStyles();
  const locale = useLocale();
  const firmCurrency = useFirmCurrency();
  const { api, openLink } = useServices();
  const client = useQueryClient();
  const download = useMutation({
    mutationFn: (exportId: string) => api.exportTicket(exportId),
    onSuccess: async ({ url }) => {
      openLink(url);
      await client.invalidateQueries({ queryKey: keys.run(run.id), exact: true });
    },
  });
  return (
    <Section title="Export file">
      {download.error && (
        <ProblemNotice error={download.error} unchanged="The file is kept on the server." />
      )}
      {run.exports.map((file) => (
        <div key={file.id} className={styles.file}>
          <span className={styles.text}>
            {file.fileName}
            <span className={styles.small}>
              {`${file.formatName} · ${counted(file.invoiceCount, "invoice", "invoices", locale)}, ${formatTotals(file.totals, locale, firmCurrency)}`}
            </span>
            {file.downloadCount > 0 && (
              <span className={styles.small}>
                {`Downloaded ${counted(file.downloadCount, "time", "times", locale)}; it is the same file again`}
              </span>
            )}
          </span>
          <Button
            className={styles.button}
            icon={<ArrowDownload20Regular />}
            aria-label={`Download ${file.fileName}`}
            disabled={download.isPending}
            onClick={() => download.mutate(file.id)}
          >
            Download
          </Button>
        </div>
      ))}
    </Section>
  );
}
