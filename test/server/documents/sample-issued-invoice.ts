import { Buffer } from "node:buffer";
import { deflateSync, crc32 } from "node:zlib";
import type { IssuedInvoice, IssuedLine } from "../../../server/domain/issued-invoice.ts";

/** An invoice of Harbour & Pine with three lines at 20 %; what a test is about it says itself. */
export function sampleInvoice(fields: Partial<IssuedInvoice> = {}): IssuedInvoice {
  const lines = fields.lines ?? [
    sampleLine({ description: "Bookkeeping, October 2026", quantityMicro: 6_500_000 }),
    sampleLine({
      description: "Review of the VAT return and two calls about the margin scheme",
      quantityMicro: 2_250_000,
      unitPriceMicro: 145_000_000,
      amountMinor: 32_625,
    }),
    sampleLine({
      kind: "expense",
      description: "Companies House filing fee",
      quantityMicro: 1_000_000,
      unitPriceMicro: 34_000_000,
      amountMinor: 3_400,
    }),
  ];
  const netMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const taxMinor = Math.round(netMinor / 5);
  return {
    language: "en",
    isDraft: false,
    number: "INV-0042",
    invoiceDate: "2026-11-24",
    dueDate: "2026-12-24",
    supply: { from: "2026-10-01", to: "2026-10-31" },
    reference: "",
    client: {
      name: "Blackwood Joinery Ltd",
      code: "BLA-01",
      address: ["Unit 7, Albion Works", "12 Old Mill Lane", "Bath BA1 5NW"],
      taxNumber: "GB 987 6543 21",
    },
    firm: {
      name: "Harbour & Pine Accountants",
      address: ["4 Quay Street", "Bristol BS1 4AA"],
      taxNumbers: [{ label: "", number: "GB 123 4567 89" }],
      logo: null,
      bank: {
        holder: "Harbour & Pine Accountants",
        iban: "DE89370400440532013000",
        bic: "COBADEFFXXX",
        bankName: "",
      },
      paymentText: "Thank you for working with us.",
    },
    currency: "EUR",
    pricesIncludeTax: false,
    lines,
    taxes: [{ taxCode: "S", name: "VAT", ratePpm: 200_000, taxableMinor: netMinor, taxMinor }],
    netMinor,
    taxMinor,
    grossMinor: netMinor + taxMinor,
    ...fields,
  };
}

/** A line of 6.5 hours at 120.00 unless it is said otherwise. */
export function sampleLine(fields: Partial<IssuedLine> = {}): IssuedLine {
  return {
    kind: "time",
    description: "Bookkeeping",
    quantityMicro: 6_500_000,
    unitPriceMicro: 120_000_000,
    amountMinor: 78_000,
    taxCode: "S",
    ratesPpm: [200_000],
    ...fields,
  };
}

/** A PNG with a see-through background: a ring and three bars. */
export function sampleLogo(width = 240, height = 80): Uint8Array {
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y += 1) {
    const row = Buffer.alloc(1 + width * 4);
    for (let x = 0; x < width; x += 1) {
      const distance = Math.hypot(x - height / 2, y - height / 2) / height;
      const isRing = distance > 0.3 && distance < 0.48;
      const isBar = x > height * 1.2 && Math.floor((y / height) * 7) % 2 === 1;
      if (isRing || isBar) row.set([31, 78, 95, 255], 1 + x * 4);
    }
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
