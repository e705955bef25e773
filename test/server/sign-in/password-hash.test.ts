import { describe, expect, it } from "vitest";
import { argon2Hasher } from "../../../server/sign-in/password-hash.ts";

describe("a kept password", () => {
  const hasher = argon2Hasher();

  it("is Argon2id with 19 MiB and two passes, salted anew each time, and is known again", async () => {
    const [one, two] = [await hasher.hash("otter lantern"), await hasher.hash("otter lantern")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await hasher.verify("otter lantern", one)).toBe(true);
    expect(await hasher.verify("otter lantern", two)).toBe(true);
    expect(await hasher.verify("otter lantern ", one)).toBe(false);
  });

  it("is the same however its letters were composed", async () => {
    const kept = await hasher.hash("caf\u00e9");
    expect(await hasher.verify("cafe\u0301", kept)).toBe(true);
  });

  it("is never right where there is none", async () => {
    expect(await hasher.verify("", null)).toBe(false);
    expect(await hasher.verify("anything", "not a hash")).toBe(false);
  });

  it("is refused when too many wait, rather than taking all memory", async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 60 }, () => hasher.verify("anything", null)),
    );
    const refused = answers.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(60 - 2 - 40);
    expect(refused[0]).toMatchObject({ reason: { code: "unavailable" } });
    expect(await hasher.verify("anything", null)).toBe(false);
  });
});
