import { issueDownloadTicket } from "../../../../server/use-cases/posting/issue-download-ticket.ts";
import { newPerson } from "../../factories.ts";
import { deliverAll, exportOf } from "../../posting/posting-fixture.ts";
import { requestPost } from "../../../../server/use-cases/posting/request-post.ts";
import type { RouteRows } from "./route-row.ts";
import type { Things } from "./things.ts";

/** Posts the run, so that its file is there. */
async function exported({ store, maker, run }: Things): Promise<string> {
  await requestPost(store.contextFor(maker), run.id, run.version, exportOf(1));
  await deliverAll(store);
  const { id } = await store.database.read
    .selectFrom("exports")
    .select("id")
    .where("run_id", "=", run.id)
    .executeTakeFirstOrThrow();
  return id;
}

/** The address that somebody got who has lost sight of the file since, where it is hidden. */
async function ticketFor(things: Things): Promise<string> {
  const { store, maker, hidden, client } = things;
  const exportId = await exported(things);
  const holder = hidden ? await newPerson(store) : maker;
  const place = { client_id: client.id, person_id: holder.personId };
  if (hidden) {
    await store.database.write((trx) => trx.insertInto("client_team").values(place).execute());
  }
  const { url } = await issueDownloadTicket(store.contextFor(holder), exportId);
  if (hidden) {
    await store.database.write((trx) =>
      trx.deleteFrom("client_team").where("person_id", "=", holder.personId).execute(),
    );
  }
  return url.replace("/download/", "");
}

export const exportRows: RouteRows = {
  "POST /api/exports/:exportId/ticket": {
    request: async (things) => ({ path: { exportId: await exported(things) } }),
    unknown: ["export-not-found", "This file does not exist, or not for you."],
    hidden: "as-unknown",
  },
  "GET /download/:ticket": {
    request: async (things) => ({ path: { ticket: await ticketFor(things) } }),
    unknown: [
      "ticket-not-found",
      "This link has been used or has expired. Press Download again for a new one.",
    ],
    hidden: "as-unknown",
    sightIsTheHolders: true,
  },
};
