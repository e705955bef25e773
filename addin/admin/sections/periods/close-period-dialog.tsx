import { makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { periodName } from "#shared/period-name.ts";
import type { ClosedPeriod, PeriodDetail, PeriodWork } from "#shared/wire/period.ts";
import { periodsApi } from "../../../api/periods-api.ts";
import { counted } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import { serverKey } from "../../../session/kept-answers.ts";
import { useApi } from "../../parts/admin-services.ts";
import { Answer } from "../../parts/answer.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { usePeriod } from "./use-period.ts";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  text: { margin: 0 },
  runs: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

/** Asks before a period is closed, with what is still open in it (R25). */
export function ClosePeriodDialog(props: {
  period: PeriodWork;
  onClosed: (closed: ClosedPeriod) => void;
  onDone: () => void;
}) {
  const api = useApi(periodsApi);
  const client = useQueryClient();
  const locale = useLocale();
  const { id } = props.period;
  const name = periodName(props.period, locale);
  const detail = usePeriod(id);
  const close = useMutation({
    mutationFn: (version: number) => api.closePeriod(id, version),
    onSuccess: (closed) => {
      props.onClosed(closed);
      props.onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: serverKey }),
  });
  return (
    <ConfirmDialog
      title={`Close ${name}?`}
      action={`Close ${name}`}
      ready={detail.data?.close.allowed === true && !detail.isFetching}
      working={close.isPending}
      error={close.error}
      unchanged="The period is open as before."
      onConfirm={() => detail.data && close.mutate(detail.data.version)}
      onClose={props.onDone}
    >
      <Answer query={detail} loading="What is still open is loading" rows={2}>
        {(period) => <StillOpen period={period} />}
      </Answer>
    </ConfirmDialog>
  );
}

function StillOpen({ period }: { period: PeriodDetail }) {
  const styles = useStyles();
  const locale = useLocale();
  return (
    <div className={styles.content}>
      {!period.close.allowed && (
        <Notice tone="warning" title="It cannot be closed now">
          {period.close.reason}
        </Notice>
      )}
      <p className={styles.text}>
        {period.draftCount === 0
          ? "No draft that you can see is dated in it."
          : `${counted(period.draftCount, "draft is", "drafts are", locale)} still dated in it. They stay, and cannot be posted until their date is changed or the period is reopened.`}
      </p>
      {period.runs.length > 0 && (
        <ul className={styles.runs}>
          {period.runs.map(({ id, name, draftCount }) => (
            <li key={id}>{`${name}: ${counted(draftCount, "draft", "drafts", locale)}`}</li>
          ))}
        </ul>
      )}
      <p className={styles.text}>Nothing can be issued in a closed period, by anybody.</p>
    </div>
  );
}
