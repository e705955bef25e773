import type { Selectable } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { ClientsTable } from "../../../server/storage/tables.ts";
import type { Actor } from "../../../server/use-cases/context.ts";
import { newFirmToBill } from "../building.ts";
import { newClient, newPerson } from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("the routes of clients", (store) => {
  let admin: Send;
  let insider: Send;
  let outsider: Send;
  let nobody: Send;
  let insiding: Actor;
  let alder: Selectable<ClientsTable>;
  let ghost: Selectable<ClientsTable>;

  beforeAll(async () => {
    await newFirmToBill(store);
    const app = appOn(store);
    insiding = await newPerson(store, { name: "Ines" });
    admin = await signedIn(store, app, await newPerson(store, { admin: true, name: "Ada" }));
    insider = await signedIn(store, app, insiding);
    outsider = await signedIn(store, app, await newPerson(store, { name: "Otto" }));
    nobody = await signedIn(store, app, await newPerson(store, { billingAccess: false }));
    alder = await newClient(store, { name: "Alder Ltd" });
    ghost = await newClient(store, { name: "Ghost", privacy: "hidden", team: [insiding] });
  });

  async function expectProblem(response: Response, status: number, code: string) {
    expect(response.status).toBe(status);
    const problem = await problemIn(response);
    expect(problem).toMatchObject({ status, code });
    return problem;
  }

  it("are open to billing access and to admins, and to nobody else", async () => {
    for (const path of ["clients", `clients/${alder.id}`, "people/names", "client-notices"]) {
      await expectProblem(await nobody("GET", path), 403, "right-missing");
      expect((await outsider("GET", path)).status).toBe(200);
    }
    await expectProblem(await outsider("POST", "clients/orphans/regain"), 403, "right-missing");
    expect(await (await admin("POST", "clients/orphans/regain")).json()).toEqual({ clients: [] });
  });

  it("change a client for who saw its version: 428, 412, 200 with the next tag", async () => {
    const path = `clients/${alder.id}`;
    expect((await admin("GET", path)).headers.get("etag")).toBe('"1"');
    const body = { termsDays: 10 };
    await expectProblem(await admin("PATCH", path, { body }), 428, "version-missing");
    await expectProblem(await admin("PATCH", path, { body, version: 5 }), 412, "version-changed");
    await expectProblem(await outsider("PATCH", path, { body, version: 1 }), 403, "right-missing");
    const changed = await admin("PATCH", path, { body, version: 1 });
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
    await expectProblem(await admin("PATCH", path, { body: {}, version: 2 }), 400, "validation");
  });

  it.each<[string, object]>([
    ["a malformed e-mail address", { emailTo: ["x@y"] }],
    ["two addresses in one", { emailCc: ["a@b.example, c@d.example"] }],
    ["an address with a line break", { emailTo: ["a@b.example\r\nBcc: c@d.example"] }],
    ["a line of address with a control character", { address: ["a\nb"] }],
    ["terms of more than a year", { termsDays: 366 }],
    ["a language that invoices do not know", { language: "xx" }],
    ["a field that there is not", { privacy: "hidden" }],
  ])("refuse %s", async (_what, body) => {
    const response = await admin("PATCH", `clients/${alder.id}`, { body, version: 2 });
    await expectProblem(response, 400, "validation");
  });

  it("answer about a hidden client as about one that never was, whatever is asked (P11)", async () => {
    const asks = (send: Send, id: string) => [
      send("GET", `clients/${id}`),
      send("PATCH", `clients/${id}`, { body: { name: "Alder Ltd" }, version: 1 }),
      send("PUT", `clients/${id}/access`, {
        body: { privacy: "public", teamIds: [insiding.personId] },
        version: 1,
      }),
    ];
    for (const send of [admin, outsider]) {
      const hidden = await Promise.all(asks(send, ghost.id));
      const never = await Promise.all(asks(send, "never"));
      for (const [index, response] of hidden.entries()) {
        const { requestId: _one, ...told } = await expectProblem(response, 404, "client-not-found");
        const other = never[index];
        const { requestId: _other, ...same } = await problemIn(other ?? Response.error());
        expect(told).toEqual(same);
      }
    }
    expect((await insider("GET", `clients/${ghost.id}`)).headers.get("etag")).toBe('"1"');
  });

  it("tell the names of those who can sign in, for choosing a team", async () => {
    await newPerson(store, { name: "Gone", disabled: 1 });
    const people = await (await insider("GET", "people/names")).json();
    expect(people).toContainEqual({ id: insiding.personId, name: "Ines" });
    expect(JSON.stringify(people)).not.toContain("Gone");
  });

  it("compare a list and take it over, for admins", async () => {
    const rows = [{ name: "From a list" }];
    const preview = await admin("POST", "clients/import/preview", { body: { rows } });
    expect(await preview.json()).toEqual({ verdicts: [{ state: "new" }] });
    const body = { rows: rows.map((row) => ({ row, expected: null })) };
    await expectProblem(await insider("POST", "clients/import", { body }), 403, "right-missing");
    const imported = await admin("POST", "clients/import", { body });
    expect(await imported.json()).toEqual({ createdCount: 1, changedCount: 0 });
    await expectProblem(await admin("POST", "clients/import", { body }), 412, "version-changed");
  });
});
