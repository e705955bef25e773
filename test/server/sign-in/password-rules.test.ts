import { describe, expect, it } from "vitest";
import { checkPassword, countPieces } from "../../../server/sign-in/password-rules.ts";

const person = { name: "Judith Marsh", email: "judith.marsh@marshpryce.example" };

describe("a password", () => {
  it.each([
    "otter lantern gravel sonnet",
    "correct horse battery staple",
    "k7!vQ2#pX9$mZ4w",
    "überaus schöne Blumenwiese",
    "今日はとても良い天気ですね、散歩に行く",
  ])("may be %j", async (password) => {
    await expect(checkPassword(password, person)).resolves.toBeUndefined();
  });

  it.each([
    ["fourteen characters", "k7!vQ2#pX9$mZ4"],
    ["nothing but spaces", "                    "],
    ["digits", "583910274659301"],
    ["a known password twice", "iloveyouiloveyou"],
    ["known passwords one after the other", "dragonmonkeysunshine"],
    ["the person's own name with a year", "Judith.Marsh.2026"],
    ["the firm's own address", "marshpryce-marshpryce"],
    ["the product's name", "BillingRunsExcel1"],
  ])("may not be %s", async (_name, password) => {
    await expect(checkPassword(password, person)).rejects.toMatchObject({
      code: "password-refused",
      items: [{ location: "/password" }],
    });
  });

  it("counts as few pieces as it can be put together from", () => {
    const known = new Set(["dragon", "dragonfly", "monkey"]);
    const own = new Set(["marsh"]);
    expect(countPieces("dragonfly", known, own)).toBe(1);
    expect(countPieces("dragonmonkey", known, own)).toBe(2);
    expect(countPieces("marshmarsh", known, own)).toBe(0);
    expect(countPieces("aaaa2026x", known, own)).toBe(3);
    expect(countPieces("", known, own)).toBe(0);
  });
});
