import { Checkbox } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import { refreshRuns } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { AddressFields, useAddresses } from "../address-fields.tsx";
import { AskDialog } from "../ask-dialog.tsx";

/** Where an invoice goes when its run is sent, or that a person delivers it otherwise (R13, R19). */
export function ChangeDelivery({
  invoice,
  onClose,
}: {
  invoice: InvoiceDetail;
  onClose: () => void;
}) {
  const { api } = useServices();
  const client = useQueryClient();
  const addresses = useAddresses(invoice.recipients);
  const [byHand, setByHand] = useState(invoice.byHand);
  const { recipients } = addresses;
  const change = useMutation({
    mutationFn: () =>
      api.changeInvoiceDelivery(invoice.id, invoice.version, { recipients, byHand }),
    onSuccess: onClose,
    onSettled: () => refreshRuns(client),
  });
  return (
    <AskDialog
      title="How it is delivered"
      action="Keep this"
      ready={byHand || recipients.to.length > 0}
      working={change.isPending}
      error={change.error}
      unchanged="It is delivered as before."
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      <AddressFields addresses={addresses} />
      <Checkbox
        label="By hand, not by mail"
        checked={byHand}
        onChange={(_, { checked }) => setByHand(checked === true)}
      />
      <span>It holds for this invoice, when its run is sent by mail.</span>
    </AskDialog>
  );
}
