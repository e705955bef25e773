import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { secretBox } from "../../../server/sign-in/secret-box.ts";

describe("a sealed secret", () => {
  const box = secretBox(randomBytes(32));

  it("opens with its key, and looks different each time", () => {
    const sealed = box.seal("JBSWY3DPEHPK3PXP");
    expect(sealed).not.toContain("JBSWY3DP");
    expect(box.seal("JBSWY3DPEHPK3PXP")).not.toBe(sealed);
    expect(box.open(sealed)).toBe("JBSWY3DPEHPK3PXP");
  });

  it("does not open with another key, nor when anything of it was changed", () => {
    const sealed = box.seal("secret");
    expect(() => secretBox(randomBytes(32)).open(sealed)).toThrow();
    const bytes = Buffer.from(sealed, "base64");
    for (const at of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => box.open(changed.toString("base64"))).toThrow();
    }
    expect(() => box.open("")).toThrow();
  });
});
