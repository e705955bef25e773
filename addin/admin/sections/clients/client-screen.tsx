import { useQueryClient } from "@tanstack/react-query";
import type { ClientAnswer, ClientDetail } from "#shared/wire/client.ts";
import { Notice } from "../../../components/notice.tsx";
import { AdminPage } from "../../parts/admin-page.tsx";
import { Answer } from "../../parts/answer.tsx";
import { SaveForm } from "../../parts/save-bar.tsx";
import { useEditForm } from "../../parts/use-edit-form.ts";
import { AccessBlock } from "./access-block.tsx";
import { BackToClients } from "./back-to-clients.tsx";
import { ClientFields } from "./client-fields.tsx";
import { clientKey, useClient, useClientsApi, useForgetClients } from "./client-queries.ts";
import { bodyOfValues, valuesOf } from "./client-values.ts";
import { privacyName } from "./client-words.ts";

/** One client, to look at and to change. */
export function ClientScreen({ clientId }: { clientId: string }) {
  const client = useClient(clientId);
  return (
    <>
      <BackToClients />
      {client.data === undefined ? (
        <AdminPage title="A client" purpose="One of those whom the firm bills.">
          <Answer query={client} loading="The client is loading">
            {() => null}
          </Answer>
        </AdminPage>
      ) : client.data.sight === "name" ? (
        <AdminPage title={client.data.name} purpose="A private client.">
          <Notice tone="info">Only its team sees more of it than the name, and keeps it.</Notice>
        </AdminPage>
      ) : (
        <Opened client={client.data} />
      )}
    </>
  );
}

function Opened({ client }: { client: ClientDetail }) {
  const { edit } = client.actions;
  const code = client.code === "" ? "" : `${client.code} · `;
  return (
    <AdminPage title={client.name} purpose={`${code}${privacyName(client.privacy)}`}>
      {!edit.allowed && <Notice tone="info">{edit.reason}</Notice>}
      {edit.allowed && <Details client={client} />}
      {edit.allowed ? <AccessBlock client={client} /> : <ReadOnly client={client} />}
    </AdminPage>
  );
}

function Details({ client }: { client: ClientDetail }) {
  const api = useClientsApi();
  const queries = useQueryClient();
  const forget = useForgetClients();
  const kept = (answer: ClientAnswer) => {
    // A change is only answered to who sees the client in full.
    const held = answer.sight === "full" ? answer : client;
    queries.setQueryData(clientKey(client.id), held);
    return { values: valuesOf(held), version: held.version };
  };
  const form = useEditForm({
    held: { values: valuesOf(client), version: client.version },
    save: async (values, version) => {
      const held = kept(await api.updateClient(client.id, version, bodyOfValues(values)));
      void forget();
      return held;
    },
    reload: async () => kept(await api.client(client.id)),
  });
  return (
    <SaveForm form={form} thing="The client">
      <ClientFields
        values={form.values}
        privacy={client.privacy}
        change={form.change}
        problemOf={form.problemOf}
      />
    </SaveForm>
  );
}

function ReadOnly({ client }: { client: ClientDetail }) {
  const values = valuesOf(client);
  const facts = [
    ["Postal address", values.address],
    ["Invoices go to", client.emailTo.join(", ")],
    ["With a copy to", client.emailCc.join(", ")],
    ["Tax number", client.taxNumber],
    ["Paid by", client.billTo?.name ?? "Itself"],
    ["Other spellings", client.aliases.join(", ")],
  ] as const;
  return (
    <dl>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd style={{ whiteSpace: "pre-line", marginInlineStart: 0, marginBottom: "12px" }}>
            {value || "–"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
