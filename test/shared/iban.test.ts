import { describe, expect, it } from "vitest";
import { compactIban, isBic, isIban, printedIban } from "#shared/iban.ts";

describe("an IBAN", () => {
  it.each([
    "GB82 WEST 1234 5698 7654 32",
    "DE89370400440532013000",
    "fr14 2004 1010 0505 0001 3m02 606",
    "ES9121000418450200051332",
    "NO9386011117947",
    "MT84MALT011000012345MTLCAST001S",
  ])("is taken in any spelling: %s", (iban) => {
    expect(isIban(iban)).toBe(true);
  });

  it.each([
    ["with one digit wrong", "GB82WEST12345698765433"],
    ["with two digits swapped", "DE89370400440532013000".replace("3704", "7304")],
    ["too short", "GB82WEST"],
    ["with other characters", "GB82-WEST-1234-5698-7654-32"],
    ["that is empty", ""],
  ])("is refused %s", (_name, iban) => {
    expect(isIban(iban)).toBe(false);
  });

  it("is stored without spaces and printed in groups of four", () => {
    expect(compactIban(" gb82 west 1234 5698 7654 32 ")).toBe("GB82WEST12345698765432");
    expect(printedIban("GB82WEST12345698765432")).toBe("GB82 WEST 1234 5698 7654 32");
    expect(printedIban("DE89370400440532")).toBe("DE89 3704 0044 0532");
  });
});

describe("a BIC", () => {
  it("has 8 or 11 letters and digits", () => {
    expect(["DEUTDEFF", "DEUTDEFF500", "WESTGB2L"].every(isBic)).toBe(true);
    expect(["DEUTDEF", "DEUTDEFF50", "D3UTDEFF", ""].some(isBic)).toBe(false);
  });
});
