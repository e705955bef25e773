import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { Amounts } from "../../../components/amount.tsx";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { VirtualRows } from "../../../components/virtual-rows.tsx";
import type { ClientInTheWay } from "../../state/unbilled/attention.ts";
import { useCreateClient } from "../../state/unbilled/use-create-client.ts";
import { useGoTo } from "../../state/unbilled/use-go-to.ts";
import type { Unbilled } from "../../state/unbilled/use-unbilled.ts";
import { ProblemNotice } from "../problem-notice.tsx";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "1fr auto",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  whole: { gridColumn: "1 / -1" },
  actions: {
    gridColumn: "1 / -1",
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
  },
});

/** Names in the sheet without a client that this person may bill; unknown ones can be made clients (R17). */
export function ClientsInTheWay(props: { unbilled: Unbilled; clients: readonly ClientInTheWay[] }) {
  const styles = useStyles();
  const locale = useLocale();
  const create = useCreateClient();
  const goTo = useGoTo(props.unbilled);
  const [asked, setAsked] = useState<ClientInTheWay | null>(null);
  const column = props.unbilled.mapping?.client.column ?? 0;
  return (
    <>
      {create.error && <ProblemNotice error={create.error} unchanged="No client was made." />}
      {goTo.error && <ProblemNotice error={goTo.error} />}
      <VirtualRows
        rows={props.clients}
        keyOf={({ name, code }) => `${name}|${code}`}
        estimateHeightPx={72}
        label="Clients in the way"
      >
        {(client) => (
          <div className={styles.row}>
            <span>
              <span className={styles.name}>{client.name === "" ? client.code : client.name}</span>{" "}
              <span className={styles.small}>
                {client.name !== "" && client.code !== "" ? `${client.code} · ` : ""}
                {counted(client.rows.length, "row", "rows", locale)}
              </span>
            </span>
            <Amounts totals={client.totals} />
            {client.refusal !== null && (
              <span className={mergeClasses(styles.small, styles.whole)}>{client.refusal}</span>
            )}
            <span className={styles.actions}>
              {client.name !== "" && client.refusal === null && (
                <Button
                  size="small"
                  disabled={create.isPending}
                  onClick={() => {
                    setAsked(client);
                    create.mutate({ name: client.name, code: client.code });
                  }}
                >
                  {create.isPending && asked === client ? "Creating client" : "Create client"}
                </Button>
              )}
              <Button
                size="small"
                appearance="transparent"
                onClick={() => {
                  const sheetRow = client.rows[0]?.entry.sheetRow;
                  if (sheetRow !== undefined) goTo.mutate({ sheetRow, column });
                }}
              >
                Go to cell
              </Button>
            </span>
          </div>
        )}
      </VirtualRows>
    </>
  );
}
