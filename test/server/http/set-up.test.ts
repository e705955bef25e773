import { beforeAll, expect, it } from "vitest";
import type { SetUpView } from "#shared/wire/set-up.ts";
import type { App } from "../../../server/http/app.ts";
import { newClient, newFirm, newPerson } from "../factories.ts";
import { appOn, problemIn, signedIn } from "../serve.ts";
import type { Send } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("how far the firm is set up", (store) => {
  let app: App;
  let send: Send;

  beforeAll(async () => {
    await newFirm(store);
    app = appOn(store);
    const admin = await newPerson(store, { billingAccess: false, admin: true });
    send = await signedIn(store, app, admin);
  });

  const view = async (by: Send = send): Promise<SetUpView> => (await by("GET", "set-up")).json();
  const fact = ({ steps }: SetUpView, name: string) =>
    steps.find((step) => step.name === name)?.fact;

  it("is computed from what is stored, and leads on when a step is done", async () => {
    const before = await view();
    expect(before.next).toBe("tax");
    expect(fact(before, "firm")).toContain("Harbour & Pine Accountants, 4 Quay Street");
    expect(fact(before, "people")).toBe("1 person, and nobody may send and export invoices yet.");
    await newPerson(store);
    await newPerson(store, { disabled: 1 });
    expect(fact(await view(), "people")).toBe("2 people; 1 may send and export invoices.");
  });

  it("counts only the clients that the person may know of", async () => {
    const member = await newPerson(store, { admin: true });
    await newClient(store);
    await newClient(store, { privacy: "hidden", team: [member] });
    expect(fact(await view(), "clients")).toBe("1 client.");
    const inside = await view(await signedIn(store, app, member));
    expect(fact(inside, "clients")).toBe("2 clients.");
  });

  it("is for admins", async () => {
    const accountant = await signedIn(store, app, await newPerson(store));
    const response = await accountant("GET", "set-up");
    expect(response.status).toBe(403);
    expect((await problemIn(response)).code).toBe("right-missing");
  });
});
