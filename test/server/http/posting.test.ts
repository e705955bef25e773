import { beforeAll, describe, expect, it } from "vitest";
import type { ExportView, DownloadTicket } from "#shared/wire/export.ts";
import type { PreFlight } from "#shared/wire/post.ts";
import type { PostingProgress, RunDetail } from "#shared/wire/run.ts";
import type { App } from "../../../server/http/app.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { showRun } from "../../../server/use-cases/runs/show-run.ts";
import { newClient, newPerson, newRun } from "../factories.ts";
import {
  deliverAll,
  exportOf,
  newClients,
  newFirmToPost,
  newRunToPost,
} from "../posting/posting-fixture.ts";
import { appOn, problemIn, signedIn, signedOut } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

const preFlightPath = (runId: string) =>
  `runs/${runId}/pre-flight?method=export&format=xero-sales-csv`;

describeOnEachStore("posting over HTTP", (store) => {
  let app: App;
  let poster: Actor;
  let send: Send;
  let looker: Send;
  let withoutBilling: Send;
  let wakes = 0;
  beforeAll(async () => {
    await newFirmToPost(store);
    app = appOn(store, {
      wakePosting: () => {
        wakes += 1;
      },
    });
    poster = await newPerson(store);
    send = await signedIn(store, app, poster);
    looker = await signedIn(store, app, await newPerson(store, { sendExport: false }));
    withoutBilling = await signedIn(
      store,
      app,
      await newPerson(store, { billingAccess: false, admin: true }),
    );
  });

  const jsonOf = async <Body>(answer: Promise<Response> | Response): Promise<Body> =>
    // safe because the test reads what it has just checked the status of
    (await (await answer).json()) as Body;

  const postedRun = async () => {
    const { run } = await newRunToPost(store, poster, await newClients(store, 2));
    await send("POST", `runs/${run.id}/post`, { body: exportOf(2), version: run.version });
    await deliverAll(store);
    const { exports } = await showRun(store.contextFor(poster), run.id);
    return { run, file: exports[0] };
  };

  describe("pre-flight", () => {
    it("200: says that nothing stands in the way, with count and totals", async () => {
      const { run } = await newRunToPost(store, poster, await newClients(store, 2));
      const answer = await send("GET", preFlightPath(run.id));
      expect(answer.status).toBe(200);
      expect(await jsonOf<PreFlight>(answer)).toEqual({
        method: "export",
        format: "xero-sales-csv",
        allowed: true,
        reason: null,
        invoiceCount: 2,
        mailedCount: 0,
        mailedClientCount: 0,
        byHandCount: 0,
        totals: [{ currency: "GBP", amountMinor: 24_000 }],
        items: [],
      });
    });

    it("200: tells someone without sendExport why they may not", async () => {
      const { run } = await newRunToPost(store, poster, await newClients(store, 1));
      const answer = await jsonOf<PreFlight>(looker("GET", preFlightPath(run.id)));
      expect(answer).toMatchObject({ allowed: false, items: [{ code: "no-right" }] });
    });

    it("400, 401, 403, 404", async () => {
      const run = await newRun(store, poster);
      expect((await send("GET", `runs/${run.id}/pre-flight?method=fax`)).status).toBe(400);
      expect((await signedOut(app)("GET", preFlightPath(run.id))).status).toBe(401);
      expect((await withoutBilling("GET", preFlightPath(run.id))).status).toBe(403);
      const missing = await problemIn(await send("GET", preFlightPath("no-such-run")));
      expect(missing).toMatchObject({ status: 404, code: "run-not-found" });
    });
  });

  describe("post", () => {
    it("202: the run is Posting, the loop is woken, and the same request again answers the same", async () => {
      const { run } = await newRunToPost(store, poster, await newClients(store, 2));
      const before = wakes;
      const options = { body: exportOf(2), version: run.version };
      const first = await send("POST", `runs/${run.id}/post`, options);
      const second = await send("POST", `runs/${run.id}/post`, options);
      expect([first.status, second.status]).toEqual([202, 202]);
      expect(first.headers.get("etag")).toBe(`"${run.version + 1}"`);
      expect(wakes).toBe(before + 2);
      const body = await jsonOf<RunDetail>(first);
      expect(body).toMatchObject({
        status: "posting",
        method: "export",
        progress: { state: "working" },
        actions: { post: { allowed: false } },
      });
      expect(await jsonOf<RunDetail>(second)).toEqual(body);
      await deliverAll(store);
    });

    it("400: a body that is not understood", async () => {
      const { run } = await newRunToPost(store, poster, await newClients(store, 1));
      const answer = await send("POST", `runs/${run.id}/post`, {
        body: { ...exportOf(1), method: "fax" },
        version: run.version,
      });
      expect(await problemIn(answer)).toMatchObject({ status: 400, code: "validation" });
    });

    it("401, 403, 404, 412, 428: who, whether, which and which version", async () => {
      const { run } = await newRunToPost(store, poster, await newClients(store, 1));
      const path = `runs/${run.id}/post`;
      const options = { body: exportOf(1), version: run.version };
      expect((await signedOut(app)("POST", path, options)).status).toBe(401);
      expect(await problemIn(await looker("POST", path, options))).toMatchObject({ status: 403 });
      expect((await send("POST", "runs/no-such-run/post", options)).status).toBe(404);
      expect((await send("POST", path, { ...options, version: 9 })).status).toBe(412);
      expect((await send("POST", path, { body: exportOf(1) })).status).toBe(428);
    });

    it("409: blocked with every reason, changed, or no longer a draft", async () => {
      const closed = await newRunToPost(store, poster, await newClients(store, 1), {
        invoice_date: "2026-10-31",
      });
      const blocked = await send("POST", `runs/${closed.run.id}/post`, {
        body: exportOf(1),
        version: closed.run.version,
      });
      expect(await problemIn(blocked)).toMatchObject({
        status: 409,
        code: "post-blocked",
        errors: [{ location: `invoice:${closed.invoices[0]?.id}` }],
      });

      const { run } = await newRunToPost(store, poster, await newClients(store, 1));
      const changed = await send("POST", `runs/${run.id}/post`, {
        body: exportOf(2),
        version: run.version,
      });
      expect(await problemIn(changed)).toMatchObject({ status: 409, code: "post-changed" });

      const { run: posted } = await postedRun();
      const again = await send("POST", `runs/${posted.id}/post`, {
        body: exportOf(2),
        version: posted.version + 2,
      });
      expect(await problemIn(again)).toMatchObject({ status: 409, code: "run-not-draft" });
    });
  });

  describe("progress", () => {
    it("200 with an ETag, 304 while nothing has changed, 200 again when it is done", async () => {
      const { run } = await newRunToPost(store, poster, await newClients(store, 2));
      const path = `runs/${run.id}/progress`;
      await send("POST", `runs/${run.id}/post`, { body: exportOf(2), version: run.version });
      const first = await send("GET", path);
      expect(first.status).toBe(200);
      expect(await jsonOf<PostingProgress>(first)).toMatchObject({
        state: "working",
        total: 2,
        done: 0,
        failed: 0,
        message: null,
      });
      const headers = { "if-none-match": first.headers.get("etag") ?? "" };
      expect((await send("GET", path, { headers })).status).toBe(304);
      await deliverAll(store);
      const last = await send("GET", path, { headers });
      expect(last.status).toBe(200);
      expect(await jsonOf<PostingProgress>(last)).toMatchObject({ state: "done", done: 2 });
    });

    it("401, 403, 404", async () => {
      expect((await signedOut(app)("GET", "runs/r/progress")).status).toBe(401);
      expect((await withoutBilling("GET", "runs/r/progress")).status).toBe(403);
      expect((await send("GET", "runs/no-such-run/progress")).status).toBe(404);
    });
  });

  describe("the export file", () => {
    const ticketFor = async (file: ExportView | undefined) =>
      jsonOf<DownloadTicket>(send("POST", `exports/${file?.id}/ticket`));

    it("200: comes once for a ticket, with the same bytes each time", async () => {
      const { file } = await postedRun();
      const ticket = await ticketFor(file);
      const answer = await app.request(ticket.url);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
      expect(answer.headers.get("content-disposition")).toBe(
        `attachment; filename="${file?.fileName}"`,
      );
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const bytes = await answer.bytes();
      expect(bytes.byteLength).toBe(file?.sizeBytes);

      expect(await problemIn(await app.request(ticket.url))).toMatchObject({
        status: 404,
        code: "ticket-not-found",
      });
      const again = await app.request((await ticketFor(file)).url);
      expect(await again.bytes()).toEqual(bytes);
    });

    it("405: is not used up by a program that only looks", async () => {
      const { url } = await ticketFor((await postedRun()).file);
      expect((await app.request(url, { method: "HEAD" })).status).toBe(405);
      expect((await app.request(url)).status).toBe(200);
    });

    it("401, 403, 404: no ticket for who may not, or for what is not there", async () => {
      const { file } = await postedRun();
      const path = `exports/${file?.id}/ticket`;
      expect((await signedOut(app)("POST", path)).status).toBe(401);
      expect((await withoutBilling("POST", path)).status).toBe(403);
      expect((await send("POST", "exports/no-such-export/ticket")).status).toBe(404);
      expect((await app.request("/download/no-such-ticket")).status).toBe(404);
    });

    it("404: there is no file for whoever does not see every invoice in it", async () => {
      const hidden = await newClient(store, { privacy: "hidden", team: [poster] });
      const { run } = await newRunToPost(store, poster, [hidden, ...(await newClients(store, 1))]);
      await send("POST", `runs/${run.id}/post`, { body: exportOf(2), version: run.version });
      await deliverAll(store);
      const row = await store.database.read
        .selectFrom("exports")
        .select("id")
        .where("run_id", "=", run.id)
        .executeTakeFirstOrThrow();
      expect((await looker("POST", `exports/${row.id}/ticket`)).status).toBe(404);
      expect((await send("POST", `exports/${row.id}/ticket`)).status).toBe(200);
    });
  });
});
