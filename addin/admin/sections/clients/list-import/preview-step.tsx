import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { ImportedClients, ImportPreview, ImportRow } from "#shared/wire/client-import.ts";
import { Tabs } from "../../../../components/tabs.tsx";
import { VirtualRows } from "../../../../components/virtual-rows.tsx";
import { Block } from "../../../parts/admin-page.tsx";
import { ProblemNotice } from "../../../parts/problem-notice.tsx";
import { useClientsApi, useForgetClients } from "../client-queries.ts";
import { stateNames } from "./import-words.ts";
import type { VerdictState } from "./import-words.ts";
import { PreviewRow } from "./preview-row.tsx";
import type { ComparedRow } from "./preview-row.tsx";

const useStyles = makeStyles({
  step: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  tabs: { overflowX: "auto", overflowY: "hidden" },
  bar: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const states: readonly VerdictState[] = ["new", "changed", "problem", "unchanged"];

/** What each row would come to; new and changed ones are chosen, problems and what stays cannot be. */
export function PreviewStep(props: {
  rows: readonly ImportRow[];
  preview: ImportPreview;
  onBack: () => void;
  onDone: (imported: ImportedClients) => void;
}) {
  const styles = useStyles();
  const api = useClientsApi();
  const forget = useForgetClients();
  const { rows, preview } = props;
  const compared = useMemo(
    () =>
      rows.flatMap((row, index): ComparedRow[] => {
        const verdict = preview.verdicts[index];
        return verdict === undefined ? [] : [{ index, row, verdict }];
      }),
    [rows, preview],
  );
  const byState = useMemo(() => Map.groupBy(compared, ({ verdict }) => verdict.state), [compared]);
  const [state, setState] = useState(
    () => states.find((one) => (byState.get(one)?.length ?? 0) > 0) ?? "new",
  );
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const chosen = compared.filter(
    ({ index, verdict }) =>
      (verdict.state === "new" || verdict.state === "changed") && !left.has(index),
  );
  const take = useMutation({
    mutationFn: () =>
      api.importClients({
        rows: chosen.map(({ row, verdict }) => ({
          row,
          expected:
            verdict.state === "changed"
              ? { clientId: verdict.clientId, version: verdict.version }
              : null,
        })),
      }),
    onSuccess: (imported) => {
      void forget();
      props.onDone(imported);
    },
  });
  const shown = byState.get(state) ?? [];
  return (
    <Block title="What would change">
      <div className={styles.step}>
        <div className={styles.tabs}>
          <Tabs
            label="Rows of the list"
            chosen={state}
            tabs={states.map((one) => ({
              value: one,
              text: `${stateNames[one]} (${byState.get(one)?.length ?? 0})`,
            }))}
            onChoose={setState}
          />
        </div>
        {shown.length === 0 ? (
          <p className={styles.quiet}>{emptyTexts[state]}</p>
        ) : (
          <VirtualRows
            rows={shown}
            keyOf={({ index }) => String(index)}
            estimateHeightPx={64}
            label={stateNames[state]}
          >
            {(one) => (
              <PreviewRow
                compared={one}
                isChosen={!left.has(one.index)}
                onChoose={(isChosen) =>
                  setLeft((before) => {
                    const next = new Set(before);
                    if (isChosen) next.delete(one.index);
                    else next.add(one.index);
                    return next;
                  })
                }
              />
            )}
          </VirtualRows>
        )}
        <div className={styles.bar}>
          {take.error && (
            <ProblemNotice error={take.error} unchanged="Nothing of the list was imported." />
          )}
          <div className={styles.buttons}>
            <Button
              appearance="primary"
              disabledFocusable={chosen.length === 0 || take.isPending}
              onClick={() => chosen.length > 0 && !take.isPending && take.mutate()}
            >
              {take.isPending
                ? "Importing"
                : chosen.length === 1
                  ? "Import 1 client"
                  : `Import ${chosen.length} clients`}
            </Button>
            <Button onClick={props.onBack}>Back to the columns</Button>
          </div>
        </div>
      </div>
    </Block>
  );
}

const emptyTexts: Record<VerdictState, string> = {
  new: "No row is a new client.",
  changed: "No client would be changed.",
  problem: "Every row could be read.",
  unchanged: "No row says what is known already.",
};
