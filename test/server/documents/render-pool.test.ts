import { afterEach, describe, expect, test } from "vitest";
import { invoicePdf } from "../../../server/documents/invoice-pdf.ts";
import { createRenderPool } from "../../../server/documents/rendering/render-pool.ts";
import type {
  RenderOutcome,
  RenderPool,
  RenderPoolOptions,
} from "../../../server/documents/rendering/render-pool.ts";
import { sha256Of } from "../../../server/documents/sha256.ts";
import { loadTypeface } from "../../../server/documents/type/typeface.ts";
import { sampleInvoice, sampleLine } from "./sample-issued-invoice.ts";

const pools: RenderPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function newPool(options: RenderPoolOptions = {}): RenderPool {
  const pool = createRenderPool(options);
  pools.push(pool);
  return pool;
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => sampleInvoice({ number: `INV-${index}` }));

const tooLarge = sampleInvoice({
  lines: Array.from({ length: 400_000 }, (_, index) =>
    sampleLine({ description: `A line that nobody will read, number ${index}` }),
  ),
});

describe("drawing many invoices", () => {
  test("gives each document as one thread alone would, in the order asked for", async () => {
    const invoices = numbered(25);
    const typeface = await loadTypeface(null);
    const outcomes: RenderOutcome[] = [];
    for await (const outcome of newPool().renderAll(invoices)) outcomes.push(outcome);
    expect(outcomes).toHaveLength(invoices.length);
    for (const [index, invoice] of invoices.entries()) {
      const alone = await invoicePdf(invoice, typeface);
      expect(outcomes[index]).toEqual({
        document: { bytes: alone, sha256: sha256Of(alone) },
      });
    }
  });

  test("draws no more than a few ahead of whoever takes them", async () => {
    let asked = 0;
    function* invoices() {
      for (const invoice of numbered(40)) {
        asked += 1;
        yield invoice;
      }
    }
    const documents = newPool().renderAll(invoices());
    await documents.next();
    expect(asked).toBeLessThan(8);
    await documents.return();
  });

  test("what kills a thread fails alone; the others are drawn, by a new thread", async () => {
    const pool = newPool({ workers: 1, memoryMegabytes: 64 });
    const [before, after] = numbered(2);
    if (!before || !after) throw new Error("two are made");
    const outcomes: RenderOutcome[] = [];
    for await (const one of pool.renderAll([before, tooLarge, after])) outcomes.push(one);
    expect(outcomes.map((one) => Object.keys(one)[0])).toEqual(["document", "failure", "document"]);
  });

  test("an invoice that cannot be drawn is refused with the reason", async () => {
    const logo = new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 40 }, () => 1)]);
    const firm = { ...sampleInvoice().firm, logo };
    await expect(newPool().render(sampleInvoice({ firm }))).rejects.toThrow();
  });

  test("nothing is drawn once it is closed", async () => {
    const pool = newPool();
    await pool.render(sampleInvoice());
    await pool.close();
    await expect(pool.render(sampleInvoice())).rejects.toThrow("stopping");
  });
});
