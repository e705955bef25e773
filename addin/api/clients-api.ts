import type {
  ChangeAccessBody,
  ChangedAccess,
  ClientAnswer,
  ClientList,
  ClientNotice,
  ClientView,
  CreateClientBody,
  RegainedClients,
  UpdateClientBody,
} from "#shared/wire/client.ts";
import type {
  ImportClientsBody,
  ImportedClients,
  ImportPreview,
  PreviewImportBody,
} from "#shared/wire/client-import.ts";
import type { PersonName } from "#shared/wire/fields.ts";
import { bodyOf, done, init } from "./connect.ts";
import type { Connected } from "./connect.ts";

/** The firm's clients, who may know of them, and lists of them. */
export function clientsApi(api: Connected) {
  const { clients } = api;
  const one = clients[":clientId"];
  return {
    clients: (
      query: { search: string; cursor?: string; limit?: string },
      signal?: AbortSignal,
    ): Promise<ClientList> => bodyOf(clients.$get({ query }, init({ signal }))),
    client: (clientId: string, signal?: AbortSignal): Promise<ClientAnswer> =>
      bodyOf(one.$get({ param: { clientId } }, init({ signal }))),
    createClient: (json: CreateClientBody): Promise<ClientView> => bodyOf(clients.$post({ json })),
    updateClient: (
      clientId: string,
      version: number,
      json: UpdateClientBody,
    ): Promise<ClientAnswer> =>
      bodyOf(one.$patch({ param: { clientId }, json }, init({ version }))),
    changeAccess: (
      clientId: string,
      version: number,
      json: ChangeAccessBody,
    ): Promise<ChangedAccess> =>
      bodyOf(one.access.$put({ param: { clientId }, json }, init({ version }))),
    regainOrphans: (): Promise<RegainedClients> => bodyOf(clients.orphans.regain.$post()),
    previewImport: (json: PreviewImportBody): Promise<ImportPreview> =>
      bodyOf(clients.import.preview.$post({ json })),
    importClients: (json: ImportClientsBody): Promise<ImportedClients> =>
      bodyOf(clients.import.$post({ json })),
    colleagues: (signal?: AbortSignal): Promise<PersonName[]> =>
      bodyOf(api.people.names.$get({}, init({ signal }))),
    notices: (signal?: AbortSignal): Promise<ClientNotice[]> =>
      bodyOf(api["client-notices"].$get({}, init({ signal }))),
    dismissNotice: (noticeId: string) =>
      done(api["client-notices"][":noticeId"].$delete({ param: { noticeId } })),
  };
}
