import type { CommitUploadBody } from "#shared/wire/upload.ts";
import { commitBodyOf, entryOf, sendChunks } from "../../building.ts";
import type { RouteRows } from "./route-row.ts";
import type { Things } from "./things.ts";

const noUpload = ["upload-not-found", "This upload does not exist. Send its rows first."] as const;
const noClient = [
  "client-not-found",
  "The client of some rows does not exist any more. Check the sheet again.",
] as const;

/** An upload of the owner's with a row of the client's. */
async function sentUpload(
  { store, owner, client }: Things,
  target?: CommitUploadBody["target"],
  clientId = client.id,
) {
  const wanted = {
    entries: [entryOf({ ...client, id: clientId }, { key: `row of ${store.ids.next()}` })],
    name: `Uploaded ${store.ids.next()}`,
  };
  const body = commitBodyOf(wanted);
  return {
    path: { uploadId: await sendChunks(store, owner, wanted) },
    body: { ...body, target: target ?? body.target },
  };
}

/** From the check to the commit, and what became of rows. */
export const buildingRows: RouteRows = {
  "POST /api/check": {
    request: ({ client, entry: { key, fingerprint } }) => ({
      body: {
        clients: client.privacy === "hidden" ? [] : [{ name: client.name, code: "", workItem: "" }],
        entries: [{ key, fingerprint }],
      },
    }),
    hidden: "answered",
  },
  "POST /api/entry-states": {
    request: ({ entry: { key, fingerprint } }) => ({
      body: { keys: [key], fingerprints: [fingerprint], withContent: true },
    }),
    hidden: "answered",
  },
  "PUT /api/uploads/:uploadId/chunks/:number": {
    request: async (things) => {
      const { path } = await sentUpload(things);
      return {
        path: { ...path, number: "1" },
        body: { entries: [entryOf(things.client, { key: `more of ${things.store.ids.next()}` })] },
      };
    },
    // An unknown upload is begun by its first part; whose it is, and of which client, shows at the commit.
    hidden: "answered",
    somebodyElses: ["upload-not-found", "This upload does not exist."],
  },
  "POST /api/uploads/:uploadId/commit": [
    {
      request: (things) => sentUpload(things),
      unknown: noUpload,
      hidden: noClient,
      somebodyElses: "as-unknown",
    },
    {
      about: "with rows of a client",
      request: (things) => sentUpload(things),
      unknown: noClient,
      unknownRequest: (things) => sentUpload(things, undefined, things.unknownId),
      hidden: noClient,
    },
    {
      about: "to a draft run",
      request: async (things) => sentUpload(things, { type: "draft-run", runId: things.run.id }),
      unknown: ["run-not-found", "This run does not exist any more."],
      unknownRequest: (things) =>
        sentUpload(things, { type: "draft-run", runId: things.unknownId }),
      hidden: noClient,
    },
  ],
};
