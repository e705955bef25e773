import { describe, expect, it } from "vitest";
import { packDocument, unpackDocument } from "../../../server/documents/pack-document.ts";
import { sha256Of } from "../../../server/documents/sha256.ts";
import { zipOf, zipStream } from "../../../server/documents/zip-archive.ts";

const files = [
  { fileName: "xero-INV-1-to-INV-500.csv", bytes: new TextEncoder().encode("first") },
  { fileName: "xero-INV-501-to-INV-502.csv", bytes: new TextEncoder().encode("second") },
];

describe("several files as one ZIP", () => {
  it("is the same to the byte each time, in every time zone", async () => {
    const zoneBefore = process.env["TZ"];
    const hashes = new Set<string>();
    for (const zone of ["UTC", "Pacific/Auckland", "America/Los_Angeles"]) {
      process.env["TZ"] = zone;
      hashes.add(sha256Of(await zipOf(files)));
    }
    if (zoneBefore === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zoneBefore;
    expect(hashes.size).toBe(1);
  });

  it("holds the files as they are, in their order", async () => {
    const text = new TextDecoder("latin1").decode(await zipOf(files));
    expect(text.startsWith("PK")).toBe(true);
    const places = ["INV-1-to-INV-500.csv", "first", "INV-501-to-INV-502.csv", "second"].map(
      (part) => text.indexOf(part),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

describe("a ZIP of files that are made while it is sent", () => {
  async function* made(count: number, sizeBytes: number, asked: { count: number }) {
    for (let index = 0; index < count; index += 1) {
      asked.count += 1;
      yield { fileName: `INV-${index}.pdf`, bytes: new Uint8Array(sizeBytes).fill(index) };
    }
  }

  it("is the ZIP of the same files", async () => {
    const parts: Uint8Array[] = [];
    for await (const part of zipStream(made(5, 3_000_000, { count: 0 }))) parts.push(part);
    const files = [];
    for await (const file of made(5, 3_000_000, { count: 0 })) files.push(file);
    expect(sha256Of(Buffer.concat(parts))).toBe(sha256Of(await zipOf(files)));
  });

  it("asks for few files ahead, and for none when nobody wants it any more", async () => {
    const asked = { count: 0 };
    const parts = zipStream(made(50, 3_000_000, asked));
    await parts.next();
    expect(asked.count).toBeLessThan(5);
    await parts.return();
    expect(asked.count).toBeLessThan(5);
  });

  it("breaks off when a file cannot be made", async () => {
    async function* broken() {
      yield { fileName: "a.pdf", bytes: new Uint8Array(10) };
      throw new Error("not drawn");
    }
    const read = async () => {
      for await (const _ of zipStream(broken()));
    };
    await expect(read()).rejects.toThrow("not drawn");
  });
});

describe("a stored document", () => {
  const document = {
    id: "d1",
    mediaType: "text/csv",
    fileName: "a.csv",
    bytes: new TextEncoder().encode("a,b\r\n".repeat(1_000)),
  };

  it("comes back as it was, with its own hash and size", async () => {
    const packed = await packDocument(document);
    expect(packed.sizeBytes).toBe(5_000);
    expect(packed.packed.byteLength).toBeLessThan(500);
    expect(await unpackDocument(packed)).toEqual({ ...document, sha256: packed.sha256 });
  });

  it("is not handed out when it is no longer what was stored", async () => {
    const packed = await packDocument(document);
    const other = await packDocument({ ...document, bytes: new TextEncoder().encode("other") });
    await expect(unpackDocument({ ...packed, packed: other.packed })).rejects.toThrow(
      "was changed",
    );
  });
});
