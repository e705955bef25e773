import { expect, it } from "vitest";
import { listRoutes } from "../../../../server/http/route-table.ts";
import { takingMailer } from "../../posting/mail/sending-fixture.ts";
import { appOn, tokenFor } from "../../serve.ts";
import { describeOnEachStore } from "../../stores.ts";
import type { Store } from "../../stores.ts";
import { newFirmWithSecrets } from "./firm-with-secrets.ts";
import type { Secrets } from "./firm-with-secrets.ts";
import { script } from "./script.ts";
import { asksOf, masked } from "./transcript.ts";

/** Nothing of the one is like the other but what `Secrets` says. */
const oneFirm: Secrets = {
  hidden: { name: "Ghost plc", code: "G-1", email: "a@ghost.example" },
  private: { code: "Q-1" },
  aliases: [],
  row: { fingerprint: "hidden content", valueMinor: 10_000 },
  others: [],
  hasColleague: false,
  hourlyRateMicro: 100_000_000,
  invoiceDate: "2026-11-10",
};
const otherFirm: Secrets = {
  hidden: {
    name: "Grail plc",
    code: "G-77",
    address: '["Elsewhere"]',
    email: "",
    terms_days: 7,
  },
  private: { code: "Q-77", terms_days: 3, tax_number: "7" },
  aliases: ["Spectre", "Quiet Company"],
  row: {
    fingerprint: "typed content",
    description: "Typed by an outsider",
    valueMinor: 777_700,
    quantityMicro: 7_000_000,
    rateMicro: 1_111_000_000,
    date: "2026-11-03",
    person: "Somebody Else",
    workItem: "Merger",
    taxCode: "R",
  },
  others: ["Typed Ltd", "Nobody at all"],
  hasColleague: true,
  hourlyRateMicro: 777_000_000,
  // The period of these days has nothing else in it.
  invoiceDate: "2026-12-20",
};

/** Asks everything of every route, and then reads it all once more, as each of the outsiders. */
async function perform(store: Store, secrets: Secrets): Promise<string[]> {
  const world = await newFirmWithSecrets(store, secrets);
  const app = appOn(store, { testMailer: takingMailer });
  const transcript: string[] = [];
  const asks = [];
  for (const [who, actor] of Object.entries(world.outsiders)) {
    asks.push(asksOf(app, await tokenFor(store, actor), who, transcript));
  }
  for (const visit of Object.values(script)) {
    for (const one of asks) await visit(one, world);
  }
  for (const [name, visit] of Object.entries(script)) {
    if (!name.startsWith("GET /api/")) continue;
    for (const one of asks) await visit(one, world);
  }
  return masked(transcript);
}

const answers = new Map<Store["kind"], string[]>();

describeOnEachStore("a firm with secrets", (store) => {
  it("is asked by outsiders for everything that there is", { timeout: 60_000 }, async () => {
    const transcript = await perform(store, oneFirm);
    answers.set(store.kind, transcript);
    const names = listRoutes(appOn(store)).map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(script).toSorted()).toEqual(names.toSorted());
    const succeeded = transcript.filter((text) => /→ 20\d/.test(text.split("\n")[0] ?? ""));
    expect(succeeded.length).toBeGreaterThan(200);
  });
});

describeOnEachStore("a firm with other secrets", (store) => {
  it("answers outsiders with the same bytes (P11)", { timeout: 60_000 }, async () => {
    const transcript = await perform(store, otherFirm);
    expect(transcript).toEqual(answers.get(store.kind));
  });
});
