import { expect, it } from "vitest";
import { describeOnEachStore } from "../../stores.ts";
import { fuzz } from "./fuzz-run.ts";

/** 5,000 on both stores together; test/torture/fuzz.test.ts sends 100,000. */
const count = 2_500;

describeOnEachStore("nearly right requests to every route", (store) => {
  it("never get an answer that is our fault, and always a problem that says what is wrong", async () => {
    const seed = Date.now() % 1_000_000_000;
    const { requests, byStatus, answeredWell } = await fuzz(store, { count, seed });
    expect(requests).toBe(count);
    // That they are nearly right: a good part of them succeeds, and on most routes one does.
    expect(byStatus.get(200) ?? 0, `seed ${seed}`).toBeGreaterThan(count / 20);
    expect(answeredWell.size).toBeGreaterThan(30);
    expect(Reflect.has({}, "admin")).toBe(false);
  }, 400_000);
});
