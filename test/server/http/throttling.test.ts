import { beforeAll, expect, it } from "vitest";
import { accountFixture, goodPassword } from "../sign-in/account-fixture.ts";
import type { AccountFixture } from "../sign-in/account-fixture.ts";
import { problemIn } from "../serve.ts";
import { describeOnEachStore } from "../stores.ts";

describeOnEachStore("guessing passwords", (store) => {
  let firm: AccountFixture;

  beforeAll(async () => {
    firm = await accountFixture(store);
  });

  const guess = (email: string, address?: string) =>
    firm.signIn({ email, password: "a wrong one" }, address);

  /** Statuses of so many guesses, one after the other. */
  const guesses = async (count: number, next: (index: number) => Promise<Response>) => {
    const statuses: number[] = [];
    for (let index = 0; index < count; index++) statuses.push((await next(index)).status);
    return statuses;
  };

  it("at one account waits before anything is computed, the longer the more often, and never locks", async () => {
    await firm.join("target@firm.example");
    const from = (index: number) => `198.51.100.${index}`;
    const first = await guesses(7, (index) => guess("target@firm.example", from(index)));
    expect(first).toEqual([401, 401, 401, 401, 401, 401, 429]);
    const before = firm.hasher.computed;
    const refused = await guess("target@firm.example", from(9));
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(await problemIn(refused)).toMatchObject({
      status: 429,
      code: "too-many-requests",
      detail: expect.stringContaining("Wait 1 second"),
    });
    expect(firm.hasher.computed).toBe(before);
    for (const wait of [1, 2, 4, 8, 16, 32, 60, 60]) {
      store.clock.advanceSeconds(wait);
      expect((await guess("target@firm.example", from(wait))).status).toBe(401);
      expect((await guess("target@firm.example", from(wait))).status).toBe(429);
    }
    store.clock.advanceSeconds(60);
    const login = { email: "target@firm.example", password: goodPassword };
    expect((await firm.signIn(login)).status).toBe(200);
    expect((await guess("target@firm.example")).status).toBe(401);
    expect((await firm.signIn(login)).status).toBe(200);
  });

  it("at an account that does not exist waits just so", async () => {
    const statuses = await guesses(8, () => guess("nobody-here@firm.example"));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
  });

  it("from one address at many accounts waits too, and another address does not", async () => {
    const at = (index: number) => `person${index}@firm.example`;
    const statuses = await guesses(22, (index) => guess(at(index), "203.0.113.7"));
    expect(statuses.slice(0, 21)).toEqual(Array.from({ length: 21 }, () => 401));
    expect(statuses[21]).toBe(429);
    expect((await guess(at(30), "203.0.113.8")).status).toBe(401);
  });

  it("counts an IPv6 network as one address", async () => {
    const statuses = await guesses(22, (index) =>
      guess(`six${index}@firm.example`, `2001:db8:1:2::${index + 1}`),
    );
    expect(statuses.at(-1)).toBe(429);
    expect((await guess("six@firm.example", "2001:db8:1:3::1")).status).toBe(401);
  });

  it("at the same time gains nothing: no more are computed than one after the other", async () => {
    await firm.join("burst@firm.example");
    const before = firm.hasher.computed;
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => guess("burst@firm.example")),
    );
    const computed = firm.hasher.computed - before;
    expect(computed).toBe(6);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(34);
  });

  it("leaves no address and no account readable in the database", async () => {
    await guess("readable@firm.example", "192.0.2.77");
    const kept = JSON.stringify(
      await store.database.read.selectFrom("sign_in_attempts").selectAll().execute(),
    );
    expect(kept).not.toContain("readable");
    expect(kept).not.toContain("192.0.2");
  });

  it("is forgotten after a day", async () => {
    await guesses(8, () => guess("forget@firm.example"));
    store.clock.advanceSeconds(86_400);
    expect((await guess("forget@firm.example")).status).toBe(401);
    const kept = await store.database.read.selectFrom("sign_in_attempts").selectAll().execute();
    expect(kept).toHaveLength(1);
  });
});
