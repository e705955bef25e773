import { describe, expect, it } from "vitest";
import { billToOf } from "../../../server/domain/bill-to.ts";
import { billingRefusal, clientFinder } from "../../../server/domain/client-match.ts";
import type { KnownClient } from "../../../server/domain/client-match.ts";

function client(fields: Partial<KnownClient> & { id: string }): KnownClient {
  return {
    code: "",
    codeKey: "",
    name: "Acme",
    nameKey: "acme",
    privacy: "public",
    taxCode: null,
    billToId: null,
    createdAt: "2026-01-01T00:00:00.000Z",
    sight: "full",
    aliasKeys: [],
    ...fields,
  };
}

const acme = { name: "ACME ", code: "", workItem: "" };

describe("matching a client (R17)", () => {
  it.each([
    ["the one fewer people see", [{ id: "open" }, { id: "secret", privacy: "hidden" }], "secret"],
    ["one that can be billed", [{ id: "named", sight: "name" }, { id: "open" }], "open"],
    [
      "the oldest",
      [
        { id: "new", createdAt: "2026-02-01" },
        { id: "old", createdAt: "2025" },
      ],
      "old",
    ],
    ["the first by id", [{ id: "b" }, { id: "a" }], "a"],
  ] as const)("takes, of clients of one name, %s", (_which, clients, expected) => {
    for (const order of [clients, clients.toReversed()]) {
      const found = clientFinder(order.map(client))(acme);
      expect(found).toMatchObject({ match: "name", client: { id: expected } });
    }
  });

  it("never matches an empty code or name, nor a client of whom only the name is known by anything else", () => {
    const find = clientFinder([
      client({ id: "blank", nameKey: "" }),
      client({ id: "named", sight: "name", codeKey: "a1", aliasKeys: ["other"] }),
    ]);
    expect(find({ name: "", code: "", workItem: "" }).match).toBe("none");
    expect(find({ name: "", code: "A1", workItem: "" }).match).toBe("none");
    expect(find({ name: "Other", code: "", workItem: "" }).match).toBe("none");
    expect(find(acme)).toMatchObject({ match: "name", client: { id: "named" } });
  });

  it("says why a client known by name alone cannot be billed", () => {
    expect(billingRefusal(client({ id: "a" }))).toBeNull();
    expect(billingRefusal(client({ id: "a", sight: "name" }))).toContain(
      "Acme is a private client",
    );
  });
});

describe("who is billed (R6)", () => {
  const payer = client({ id: "payer" });
  const other = client({ id: "other" });
  const hidden = client({ id: "hidden", privacy: "hidden", billToId: "payer" });
  const clients = new Map([payer, other, hidden].map((one) => [one.id, one]));

  it.each([
    ["itself", client({ id: "c" }), undefined, "c"],
    ["the client's payer", client({ id: "c", billToId: "payer" }), undefined, "payer"],
    ["the work item's payer before it", client({ id: "c", billToId: "payer" }), "other", "other"],
    [
      "itself, when the payer is not public",
      client({ id: "c", billToId: "hidden" }),
      undefined,
      "c",
    ],
    ["itself, when the payer is gone", client({ id: "c", billToId: "gone" }), undefined, "c"],
    ["itself, when it is not public", hidden, "other", "hidden"],
  ])("is %s", (_who, one, workItem, expected) => {
    expect(billToOf(one, workItem, clients).id).toBe(expected);
  });
});
