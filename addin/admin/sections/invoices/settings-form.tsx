import { useQueryClient } from "@tanstack/react-query";
import type { InvoiceSettingsView } from "#shared/wire/invoice-settings.ts";
import { settingsApi } from "../../../api/settings-api.ts";
import { meKey } from "../../../session/kept-answers.ts";
import { useApi } from "../../parts/admin-services.ts";
import { SaveForm } from "../../parts/save-bar.tsx";
import { useEditForm } from "../../parts/use-edit-form.ts";
import { firmKey, invoiceSettingsKey } from "../settings-keys.ts";
import { ApprovalFields } from "./approval-fields.tsx";
import { MailFields } from "./mail-fields.tsx";
import { MessageFields } from "./message-fields.tsx";
import { settingsBodyOf, settingsValues } from "./settings-values.ts";
import type { SettingsValues } from "./settings-values.ts";

export function SettingsForm({ settings }: { settings: InvoiceSettingsView }) {
  const api = useApi(settingsApi);
  const client = useQueryClient();
  const keep = (next: InvoiceSettingsView) => {
    client.setQueryData(invoiceSettingsKey, next);
    void client.invalidateQueries({ queryKey: firmKey });
    void client.invalidateQueries({ queryKey: meKey });
    return settingsValues(next);
  };
  const form = useEditForm<SettingsValues>({
    held: settingsValues(settings),
    save: async (values, version) =>
      keep(await api.changeInvoiceSettings(version, settingsBodyOf(values))),
    reload: async () => keep(await api.invoiceSettings()),
  });
  return (
    <SaveForm form={form} thing="The settings">
      <ApprovalFields form={form} />
      <MailFields form={form} mailConfigured={settings.mailConfigured} />
      <MessageFields form={form} />
    </SaveForm>
  );
}
