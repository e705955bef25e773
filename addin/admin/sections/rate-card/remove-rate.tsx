import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { RateView } from "#shared/wire/rate-card.ts";
import { settingsApi } from "../../../api/settings-api.ts";
import { useApi } from "../../parts/admin-services.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { ratesKey } from "../settings-keys.ts";
import { forWhat, namesOf } from "./rate-words.ts";

export function RemoveRate({ rate, onClose }: { rate: RateView; onClose: () => void }) {
  const api = useApi(settingsApi);
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.removeRate(rate.id, rate.version),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ratesKey }),
  });
  return (
    <ConfirmDialog
      title="Remove this rate?"
      action="Remove the rate"
      working={remove.isPending}
      error={remove.error}
      unchanged="The rate is still there."
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {`The rate of ${forWhat(namesOf(rate))} will be gone, as if it had never been there. Runs that were made with it keep it. To let it end on a day, change it instead.`}
    </ConfirmDialog>
  );
}
