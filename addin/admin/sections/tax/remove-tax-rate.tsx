import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TaxRateView } from "#shared/wire/tax-rate.ts";
import { settingsApi } from "../../../api/settings-api.ts";
import { formatDate } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { useApi } from "../../parts/admin-services.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { forgetTaxRates } from "./forget-tax-rates.ts";

export function RemoveTaxRate({ rate, onClose }: { rate: TaxRateView; onClose: () => void }) {
  const api = useApi(settingsApi);
  const client = useQueryClient();
  const locale = useLocale();
  const remove = useMutation({
    mutationFn: () => api.removeTaxRate(rate.id, rate.version),
    onSuccess: onClose,
    onSettled: () => forgetTaxRates(client),
  });
  return (
    <ConfirmDialog
      title={`Remove ${rate.code}?`}
      action="Remove the rate"
      working={remove.isPending}
      error={remove.error}
      unchanged="The rate is still there."
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      {`“${rate.name}” from ${formatDate(rate.validFrom, locale)} will be gone. Drafts whose work falls under it cannot be posted until another rate holds.`}
    </ConfirmDialog>
  );
}
