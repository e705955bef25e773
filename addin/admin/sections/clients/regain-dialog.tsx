import { Button } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { PaneDialog } from "../../../components/pane-dialog.tsx";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { clientAddress } from "./client-words.ts";
import { useClientsApi, useForgetClients } from "./client-queries.ts";

/** Joins the teams that nobody can act for any more, and says which clients these were. */
export function RegainDialog({ onClose }: { onClose: () => void }) {
  const api = useClientsApi();
  const forget = useForgetClients();
  const regain = useMutation({ mutationFn: api.regainOrphans, onSuccess: forget });
  if (regain.data === undefined) {
    return (
      <ConfirmDialog
        title="Regain clients without a team?"
        action="Regain them"
        working={regain.isPending}
        error={regain.error}
        unchanged="No team was changed."
        onConfirm={() => regain.mutate()}
        onClose={onClose}
      >
        When everybody on the team of a private or hidden client is disabled, nobody can keep it any
        more. You join the team of each of these, if there are any, and the audit records it.
        Clients whose team can sign in stay as they are.
      </ConfirmDialog>
    );
  }
  const { clients } = regain.data;
  return (
    <PaneDialog
      title={clients.length === 0 ? "No client is without a team" : "You are on their teams now"}
      onClose={onClose}
    >
      {clients.length > 0 && (
        <ul>
          {clients.map(({ id, name }) => (
            <li key={id}>
              <a href={clientAddress(id)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      <Button onClick={onClose}>Close</Button>
    </PaneDialog>
  );
}
