import { expect, it } from "vitest";
import { listRoutes } from "../../../server/http/route-table.ts";
import { appOn } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

/** Changes that need no version, each with the reason; everything else that exists is changed as it was seen. */
const withoutVersion: Readonly<Record<string, string>> = {
  "DELETE /api/client-notices/:noticeId": "put away once is put away",
  "POST /api/clients": "makes something new",
  "POST /api/clients/import": "names in its body the state that was compared",
  "POST /api/clients/orphans/regain": "takes only what has no team",
  "POST /api/invoices/:invoiceId/message/test":
    "changes nothing: what is there is shown to oneself",
  "POST /api/people": "makes something new",
  "POST /api/people/:personId/link": "makes something new; older links end",
  "POST /api/periods": "its first day says what was seen; the same once more is refused",
  "POST /api/rates": "makes something new",
  "POST /api/runs": "makes something new",
  "POST /api/runs/:runId/cancel-post": "holds back what was asked for; once more changes nothing",
  "POST /api/runs/:runId/resume": "lets go on what was asked for; once more changes nothing",
  "POST /api/tax-rates": "makes something new",
  "POST /api/uploads/:uploadId/commit":
    "names in its body what it comes to; repeated, it answers the same",
};

describeOnEachStore("changing what is there", (store) => {
  it("says which version was seen, or why none is needed", () => {
    const unversioned = listRoutes(appOn(store)).flatMap(({ method, path, guard }) => {
      const isOwn = guard?.scope === "own" || guard?.scope === "none";
      const changes = method !== "GET" && guard?.audit !== null && !isOwn;
      return changes && guard?.ifMatch !== true ? `${method} ${path}` : [];
    });
    expect(unversioned.sort()).toEqual(Object.keys(withoutVersion).sort());
  });
});
