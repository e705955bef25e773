import { Field, Textarea } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { InvoiceDetail } from "#shared/wire/invoice.ts";
import { refreshRuns } from "../../state/server-queries.ts";
import { useServices } from "../../state/services.ts";
import { AskDialog } from "../ask-dialog.tsx";

const shortest = 3;

/** Says why a draft is not approved; whoever mends it reads that on it (R15). */
export function RejectInvoice({
  invoice,
  onClose,
}: {
  invoice: InvoiceDetail;
  onClose: () => void;
}) {
  const { api } = useServices();
  const client = useQueryClient();
  const [comment, setComment] = useState("");
  const reject = useMutation({
    mutationFn: () => api.rejectInvoice(invoice.id, invoice.version, { comment: comment.trim() }),
    onSuccess: onClose,
    onSettled: () => refreshRuns(client),
  });
  return (
    <AskDialog
      title="Reject invoice"
      action="Reject the invoice"
      ready={comment.trim().length >= shortest}
      working={reject.isPending}
      error={reject.error}
      unchanged="The invoice is as it was."
      onConfirm={() => reject.mutate()}
      onClose={onClose}
    >
      <span>It stays a draft, and cannot be posted until it is changed or approved after all.</span>
      <Field label="What has to be changed" required>
        <Textarea
          rows={4}
          maxLength={500}
          value={comment}
          onChange={(_, { value }) => setComment(value)}
        />
      </Field>
    </AskDialog>
  );
}
