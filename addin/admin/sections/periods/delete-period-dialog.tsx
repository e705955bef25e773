import { useMutation, useQueryClient } from "@tanstack/react-query";
import { periodName } from "#shared/period-name.ts";
import type { PeriodWork } from "#shared/wire/period.ts";
import { periodsApi } from "../../../api/periods-api.ts";
import { useLocale } from "../../../components/locale.ts";
import { Notice } from "../../../components/notice.tsx";
import { serverKey } from "../../../session/kept-answers.ts";
import { useApi } from "../../parts/admin-services.ts";
import { Answer } from "../../parts/answer.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { usePeriod } from "./use-period.ts";

/** Asks before a period goes that was added by mistake; what is in use says so, and stays (R25). */
export function DeletePeriodDialog(props: { period: PeriodWork; onDone: () => void }) {
  const api = useApi(periodsApi);
  const client = useQueryClient();
  const locale = useLocale();
  const { id } = props.period;
  const name = periodName(props.period, locale);
  const detail = usePeriod(id);
  const remove = useMutation({
    mutationFn: (version: number) => api.deletePeriod(id, version),
    onSuccess: props.onDone,
    onSettled: () => client.invalidateQueries({ queryKey: serverKey }),
  });
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      action={`Delete ${name}`}
      ready={detail.data?.delete.allowed === true && !detail.isFetching}
      working={remove.isPending}
      error={remove.error}
      unchanged="The period is there as before."
      onConfirm={() => detail.data && remove.mutate(detail.data.version)}
      onClose={props.onDone}
    >
      <Answer query={detail} loading="What is dated in it is loading" rows={2}>
        {(period) =>
          period.delete.allowed ? (
            <span>
              For a period that was added by mistake. Nothing that you can see is dated in it, and
              it can be added again.
            </span>
          ) : (
            <Notice tone="warning" title="It cannot be deleted">
              {period.delete.reason}
            </Notice>
          )
        }
      </Answer>
    </ConfirmDialog>
  );
}
