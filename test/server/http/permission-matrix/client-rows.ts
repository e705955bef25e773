import { newClient } from "../../factories.ts";
import type { RouteRow, RouteRows } from "./route-row.ts";
import type { Things } from "./things.ts";

const noClient = ["client-not-found", "This client does not exist."] as const;

const seenClient = ({ client }: Things) => ({
  path: { clientId: client.id },
  version: client.version,
});

/** Admins keep the public clients, their teams all others (R17). */
const keptBy: Pick<RouteRow, "alsoNeeds"> = {
  alsoNeeds: ({ admin }, relation) =>
    relation === "visible" && !admin
      ? ["right-missing", "Only an admin can change a public client."]
      : null,
};

const newName = ({ store }: Things) => `New client ${store.ids.next()}`;

/** That another client was given the name of a hidden one, of whose team the owner is. */
async function notice(things: Things) {
  const { store, hidden, owner, maker } = things;
  const client = hidden
    ? things.client
    : await newClient(store, { privacy: "hidden", team: [owner] });
  const id = store.ids.next();
  await store.database.write(async (trx) =>
    trx
      .insertInto("client_notices")
      .values({
        id,
        client_id: client.id,
        namesake_id: client.id,
        created_at: store.clock.now(),
        created_by: maker.personId,
      })
      .execute(),
  );
  return { path: { noticeId: id } };
}

/** Clients, who sees them, and what their teams are told. */
export const clientRows: RouteRows = {
  "GET /api/clients": { request: () => ({ query: "?limit=200" }), hidden: "answered" },
  "POST /api/clients": {
    request: (things) => ({ body: { name: newName(things), code: "" } }),
    hidden: "answered",
  },
  "POST /api/clients/orphans/regain": {
    request: async ({ store }) => {
      await newClient(store, { privacy: "hidden" });
      return {};
    },
    hidden: "answered",
  },
  "POST /api/clients/import/preview": {
    request: (things) => ({ body: { rows: [{ name: newName(things) }] } }),
    hidden: "answered",
  },
  "POST /api/clients/import": {
    request: (things) => ({ body: { rows: [{ row: { name: newName(things) }, expected: null }] } }),
    hidden: "answered",
  },
  "GET /api/clients/:clientId": {
    request: ({ client }) => ({ path: { clientId: client.id } }),
    unknown: noClient,
    hidden: "as-unknown",
  },
  "PATCH /api/clients/:clientId": {
    request: (things) => ({ ...seenClient(things), body: { taxNumber: "GB 999 9999 73" } }),
    unknown: noClient,
    hidden: "as-unknown",
    ...keptBy,
  },
  "PUT /api/clients/:clientId/access": {
    request: (things) => ({
      ...seenClient(things),
      body: {
        privacy: things.client.privacy,
        teamIds: [things.maker.personId, things.owner.personId],
      },
    }),
    unknown: noClient,
    hidden: "as-unknown",
    ...keptBy,
  },
  "GET /api/people/names": { request: () => ({}), hidden: "answered" },
  "GET /api/client-notices": {
    request: async (things) => {
      await notice(things);
      return {};
    },
    hidden: "answered",
  },
  "DELETE /api/client-notices/:noticeId": {
    request: notice,
    unknown: ["notice-not-found", "This notice is not there any more."],
    hidden: "as-unknown",
  },
};
