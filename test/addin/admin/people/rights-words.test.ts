import { describe, expect, it } from "vitest";
import {
  changeAsAction,
  changeInWords,
  reasonAgainst,
  withRight,
} from "../../../../addin/admin/sections/people/rights-words.ts";

const none = { billingAccess: false, sendExport: false, admin: false };
const biller = { ...none, billingAccess: true };
const poster = { ...biller, sendExport: true };

describe("a change of rights, before it is confirmed", () => {
  it("says what the person will be able to do", () => {
    expect(changeInWords("Ben", biller, poster)).toEqual([
      "Ben will be able to send and export invoices, and void or credit them afterwards.",
    ]);
    expect(changeAsAction(biller, poster)).toBe("Give this right");
  });

  it("takes sending and exporting along with billing access, and says both", () => {
    const after = withRight(poster, "billingAccess", false);
    expect(after).toEqual(none);
    expect(changeInWords("Ben", poster, after)).toHaveLength(2);
    expect(changeAsAction(poster, after)).toBe("Take away these rights");
  });

  it("offers sending and exporting only with billing access", () => {
    expect(reasonAgainst(none, "sendExport")).toBe("Needs billing access first");
    expect(reasonAgainst(biller, "sendExport")).toBeNull();
    expect(reasonAgainst(none, "admin")).toBeNull();
  });

  it("says nothing where nothing changes", () => {
    expect(changeInWords("Ben", biller, withRight(biller, "billingAccess", true))).toEqual([]);
  });
});
