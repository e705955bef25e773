import { commitBodyOf, entryOf } from "../../../building.ts";
import type { World } from "../firm-with-secrets.ts";
import { ofEach } from "./visit.ts";
import type { Visits } from "./visit.ts";

const names = ["Typed Ltd", "Ghost plc", "Grail plc", "Spectre", "Quiet & Co", "Birch LLP"];
const checked = [
  ...names.map((name) => ({ name, code: "", workItem: "" })),
  ...["G-77", "Q-77", "A1"].map((code) => ({ name: "", code, workItem: "Audit" })),
];
const keys = ["draft-1", "draft-2", "posted-2", "posted-1", "secret-1", "never"];
const uploadId = "11111111-2222-4333-8444-555555555555";

/** A row that says word for word what a hidden one says in one of the firms. */
function typedRows({ clients }: World) {
  const fields = { fingerprint: "typed content", description: "Typed by an outsider" };
  return [
    entryOf(clients.zelkova, { key: "typed-1", ...fields }),
    entryOf(clients.alder, { key: "typed-2", fingerprint: "other content" }),
  ];
}

function chunk(world: World) {
  return { entries: typedRows(world) };
}

export const buildingVisits: Visits = {
  "POST /api/check": ({ post }) =>
    ofEach(["typed content", "content of draft-1", "free"], (fingerprint) =>
      post("check", {
        clients: checked,
        entries: [...keys, "typed-1"].map((key) => ({ key, fingerprint })),
      }),
    ),
  "POST /api/entry-states": ({ post }) =>
    post("entry-states", {
      keys,
      fingerprints: ["typed content", "content of draft-1", "free"],
      withContent: true,
    }),
  "PUT /api/uploads/:uploadId/chunks/:number": ({ put }, world) =>
    put(`uploads/${uploadId}/chunks/0`, chunk(world)),
  "POST /api/uploads/:uploadId/commit": ({ post }, world) =>
    ofEach([world.runs.other.id, world.runs.secret.id], (runId) =>
      post(
        `uploads/${uploadId}/commit`,
        commitBodyOf({ entries: typedRows(world), runId, entriesInChunk: 5 }),
      ),
    ),
};
