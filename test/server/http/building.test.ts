import type { Selectable } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { CheckAnswer } from "#shared/wire/check.ts";
import type { InvoiceList } from "#shared/wire/invoice.ts";
import type { RunDetail, RunList } from "#shared/wire/run.ts";
import type { CommittedUpload } from "#shared/wire/upload.ts";
import { changePrivacy } from "../../../server/storage/client-privacy.ts";
import type { ClientsTable } from "../../../server/storage/tables.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { chunksOf, commitBodyOf, entryOf, newFirmToBill, upload } from "../building.ts";
import { newClient, newPerson } from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

type Client = Selectable<ClientsTable>;

describeOnEachStore("the routes of building, runs and invoices", (store) => {
  let maker: Actor;
  let alder: Client;
  let send: Send;

  beforeAll(async () => {
    await newFirmToBill(store);
    maker = await newPerson(store);
    alder = await newClient(store, { name: "Alder Ltd", code: "A1" });
    send = await signedIn(store, appOn(store), maker);
  });

  // safe because each test names the type of the answer that its route gives
  const bodyOf = async <Body>(response: Response) => (await response.json()) as Body;

  async function expectProblem(response: Response, status: number, code: string) {
    expect(response.status).toBe(status);
    const problem = await problemIn(response);
    expect(problem).toMatchObject({ status, code });
    return problem;
  }

  it("builds a run from the check to the commit, and repeats the commit byte for byte", async () => {
    const entries = [entryOf(alder), entryOf(alder), entryOf(alder)];
    const check = await send("POST", "check", {
      body: {
        clients: [{ name: "alder ltd", code: "", workItem: "" }],
        entries: entries.map(({ key, fingerprint }) => ({ key, fingerprint })),
      },
    });
    expect(check.status).toBe(200);
    const answer = await bodyOf<CheckAnswer>(check);
    expect(answer.entries).toEqual([]);
    expect(answer.clients[0]?.client?.id).toBe(alder.id);

    const uploadId = "0b6c7d1e-9a38-4a44-8e6f-3f6f0c1d2e3f";
    const wanted = { entries, name: "Over HTTP" };
    for (const [number, text] of chunksOf(wanted).entries()) {
      const put = () => send("PUT", `uploads/${uploadId}/chunks/${number}`, { text });
      expect((await put()).status).toBe(201);
      expect((await put()).status).toBe(200);
    }
    const commit = () => send("POST", `uploads/${uploadId}/commit`, { body: commitBodyOf(wanted) });
    const first = await commit();
    expect(first.status).toBe(200);
    expect(first.headers.get("content-type")).toBe("application/json");
    const text = await first.text();
    // safe because the route answers with one
    const { runId } = JSON.parse(text) as CommittedUpload;
    expect(await (await commit()).text()).toBe(text);

    const opened = await send("GET", `runs/${runId}`);
    expect(opened.headers.get("etag")).toBe('"1"');
    expect(await bodyOf<RunDetail>(opened)).toMatchObject({ name: "Over HTTP", invoiceCount: 1 });
    const list = await bodyOf<RunList>(await send("GET", "runs?tab=draft&search=over"));
    expect(list.runs.map(({ id }) => id)).toEqual([runId]);
    const states = await send("POST", "entry-states", {
      body: { keys: entries.map(({ key }) => key) },
    });
    expect(await bodyOf<{ entries: unknown[] }>(states)).toMatchObject({
      entries: entries.map(({ key }) => ({ key, status: "in-draft", runName: "Over HTTP" })),
    });
  });

  it("creates a client with 201, and refuses one that is there with 409", async () => {
    const body = { name: "Fresh", code: "" };
    expect((await send("POST", "clients", { body })).status).toBe(201);
    await expectProblem(await send("POST", "clients", { body }), 409, "client-exists");
    const empty = await send("POST", "clients", { body: { name: " ", code: "" } });
    await expectProblem(empty, 400, "validation");
  });

  describe("a part of an upload", () => {
    const path = (id = store.ids.next(), number = "0") => `uploads/${id}/chunks/${number}`;

    it("is refused with 400 when it is no JSON, no list of entries, or holds what cannot be kept", async () => {
      await expectProblem(await send("PUT", path(), { text: "{" }), 400, "validation");
      const wrong = { entries: [{ ...entryOf(alder), valueMinor: "100" }] };
      const problem = await expectProblem(
        await send("PUT", path(), { body: wrong }),
        400,
        "validation",
      );
      expect(problem.errors).toEqual([
        {
          location: "/entries/0/valueMinor",
          message: "This must be a whole number that is not too large.",
        },
      ]);
      for (const description of ["a\u0000b", "half \ud83d", "\ude00"]) {
        const body = { entries: [entryOf(alder, { description })] };
        await expectProblem(await send("PUT", path(), { body }), 400, "validation");
      }
      const whole = { entries: [entryOf(alder, { description: "😀 \\u0000 \\ud83d" })] };
      expect((await send("PUT", path(), { body: whole })).status).toBe(201);
      const escaped = JSON.stringify(whole).replace("😀", "\\ud83d\\ude00");
      expect((await send("PUT", path(), { text: escaped })).status).toBe(201);
    });

    it("is refused with 400 under an address that cannot be, and with 422 as another text", async () => {
      const body = { entries: [entryOf(alder)] };
      await expectProblem(await send("PUT", path("x", "-1"), { body }), 400, "validation");
      await expectProblem(await send("PUT", path("x", "one"), { body }), 400, "validation");
      const id = store.ids.next();
      await send("PUT", path(id), { body });
      const other = { entries: [entryOf(alder)] };
      await expectProblem(await send("PUT", path(id), { body: other }), 422, "upload-differs");
    });

    it("is refused with 413 when it is too large to be one", async () => {
      const text = JSON.stringify({ entries: ["x".repeat(20_000_001)] });
      await expectProblem(await send("PUT", path(), { text }), 413, "body-too-large");
    });
  });

  it("refuses a commit with 404, 409 or 422, as its reason is", async () => {
    const wanted = { entries: [entryOf(alder)] };
    const id = store.ids.next();
    const commit = (change: object = {}) =>
      send("POST", `uploads/${id}/commit`, { body: { ...commitBodyOf(wanted), ...change } });
    await expectProblem(await commit(), 404, "upload-not-found");
    await send("PUT", `uploads/${id}/chunks/0`, { text: chunksOf(wanted)[0] ?? "" });
    await expectProblem(await commit({ chunkCount: 2 }), 409, "upload-incomplete");
    await expectProblem(await commit({ chunkCount: -1 }), 400, "validation");
    const target = { type: "draft-run", runId: "nowhere" };
    await expectProblem(await commit({ target }), 404, "run-not-found");
    const expected = { ...commitBodyOf(wanted).expected, invoiceCount: 7 };
    await expectProblem(await commit({ expected }), 422, "upload-differs");
  });

  describe("a run and its invoices", () => {
    it("are changed only by who says which version they saw: 428, 412, 200, 204", async () => {
      const { runId, invoiceIds } = await upload(store, maker, { entries: [entryOf(alder)] });
      const invoice = `invoices/${invoiceIds[0]}`;
      const body = { dueDate: "2026-12-31" };
      await expectProblem(await send("PATCH", invoice, { body }), 428, "version-missing");
      await expectProblem(
        await send("PATCH", invoice, { body, version: 5 }),
        412,
        "version-changed",
      );
      const changed = await send("PATCH", invoice, { body, version: 1 });
      expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
      const approved = await send("POST", `${invoice}/approve`, { version: 2 });
      expect([approved.status, approved.headers.get("etag")]).toEqual([200, '"3"']);
      await expectProblem(await send("DELETE", invoice, { version: 3 }), 409, "invoice-approved");
      const returned = await send("POST", `${invoice}/return-to-draft`, { version: 3 });
      expect(returned.status).toBe(200);
      await expectProblem(
        await send("PATCH", invoice, { body: {}, version: 4 }),
        400,
        "validation",
      );

      const run = `runs/${runId}`;
      await expectProblem(
        await send("PATCH", run, { body: { name: "x" } }),
        428,
        "version-missing",
      );
      await expectProblem(await send("POST", `${run}/recompute`), 428, "version-missing");
      const recomputed = await send("POST", `${run}/recompute`, { version: 4 });
      expect([recomputed.status, recomputed.headers.get("etag")]).toEqual([200, '"4"']);
      const renamed = await send("PATCH", run, { body: { name: "Renamed" }, version: 4 });
      expect([renamed.status, renamed.headers.get("etag")]).toEqual([200, '"5"']);
      await expectProblem(await send("DELETE", run), 428, "version-missing");
      expect((await send("DELETE", invoice, { version: 4 })).status).toBe(204);
      expect((await send("DELETE", run, { version: 6 })).status).toBe(204);
      await expectProblem(await send("GET", run), 404, "run-not-found");
      await expectProblem(await send("GET", invoice), 404, "invoice-not-found");
      await expectProblem(await send("GET", `${run}/invoices`), 404, "run-not-found");
    });

    it("are created with 201 and moved with 200", async () => {
      const { runId, invoiceIds } = await upload(store, maker, { entries: [entryOf(alder)] });
      const body = {
        name: "Moved to",
        invoiceDate: "2026-11-24",
        grouping: "client",
        detailLevel: "one-line",
      };
      const created = await send("POST", "runs", { body });
      expect([created.status, created.headers.get("etag")]).toEqual([201, '"1"']);
      await expectProblem(await send("POST", "runs", { body }), 409, "run-name-taken");
      const to = await bodyOf<RunDetail>(created);
      const move = { body: { invoiceIds, runId: to.id }, version: 1 };
      expect((await send("POST", `runs/${runId}/move-invoices`, move)).status).toBe(200);
      const list = await bodyOf<InvoiceList>(await send("GET", `runs/${to.id}/invoices?limit=1`));
      expect(list.invoices.map(({ id }) => id)).toEqual(invoiceIds);
    });

    it("are listed with 200, and with 400 for what is no page of the list", async () => {
      await expectProblem(await send("GET", "runs?cursor=zz"), 400, "validation");
      await expectProblem(await send("GET", "runs?limit=0"), 400, "validation");
      await expectProblem(await send("GET", "runs?tab=open"), 400, "validation");
    });
  });

  it("answers the same bytes whatever a hidden invoice holds (P11)", async () => {
    const outsider = await signedIn(store, appOn(store), await newPerson(store));
    const hidden = await newClient(store, { name: "Ghost", privacy: "hidden", team: [maker] });
    const { runId } = await upload(store, maker, {
      entries: [entryOf(alder), entryOf(hidden)],
      name: "With a ghost",
    });
    const ghost = await store.database.read
      .selectFrom("invoices")
      .selectAll()
      .where("client_id", "=", hidden.id)
      .executeTakeFirstOrThrow();
    const script = async () => {
      const texts = [];
      for (const path of [
        "runs",
        "runs?search=ghost",
        `runs/${runId}`,
        `runs/${runId}/invoices`,
        `invoices/${ghost.id}`,
      ]) {
        const response = await outsider("GET", path);
        texts.push(
          `${response.status} ${(await response.text()).replace(/"requestId":"[^"]*"/, "")}`,
        );
      }
      const keys = (await store.database.read.selectFrom("entries").select("key").execute()).map(
        ({ key }) => key,
      );
      const clients = ["Ghost", "Spectre"].map((name) => ({ name, code: "GH", workItem: "" }));
      const entries = keys.map((key) => ({ key, fingerprint: "none" }));
      for (const [path, body] of [
        ["check", { clients, entries }],
        ["entry-states", { keys }],
      ] as const) {
        texts.push(await (await outsider("POST", path, { body })).text());
      }
      return texts;
    };
    const before = await script();
    expect(before.join("\n")).not.toMatch(/Spectre|9999/);
    await store.database.write(async (trx) => {
      await trx
        .updateTable("clients")
        .set({ name: "Spectre", name_key: "spectre", code: "GH", code_key: "gh" })
        .where("id", "=", hidden.id)
        .execute();
      await trx
        .updateTable("invoices")
        .set({
          client_name: "Spectre",
          client_name_key: "spectre",
          currency: "EUR",
          net_minor: 9e3,
          tax_minor: 999,
          gross_minor: 9999,
          invoice_date: "2026-11-01",
          label: "secret",
          status: "approved",
        })
        .where("id", "=", ghost.id)
        .execute();
      await changePrivacy(trx, hidden.id, "private");
      await changePrivacy(trx, hidden.id, "hidden");
    });
    expect(await script()).toEqual(before);
  });
});
