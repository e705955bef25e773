/** A client as the sample sheet names it, with what the firm does for it in a month. */
export interface SampleClient {
  name: string;
  code: string;
  partner: string;
  currency: "GBP" | "EUR" | "USD";
  /** Rows of time in the month. */
  timeRows: number;
  /** Keys of `sampleWork`; time is spread over them. */
  work: string[];
  /** Agreed fees by work item, in the client's currency. */
  fees: [workItem: string, amount: number][];
}

export const sampleClients: readonly SampleClient[] = [
  client(
    "Aldgate Coffee Roasters Ltd",
    "ALD001",
    "Judith Marsh",
    19,
    ["vat", "management"],
    [["Payroll November 2026", 180]],
  ),
  client(
    "Amberley Veterinary Practice LLP",
    "AMB001",
    "Judith Marsh",
    12,
    ["year-end"],
    [["Payroll November 2026", 265]],
  ),
  client(
    "Bishop & Finch Architects LLP",
    "BIS001",
    "Owen Pryce",
    24,
    ["management", "partnership"],
    [],
  ),
  client("Brightwater Group plc", "BRI001", "Owen Pryce", 31, ["audit", "corporation-tax"], []),
  client(
    "Brightwater Lettings Ltd",
    "BRI002",
    "Owen Pryce",
    14,
    ["year-end", "vat"],
    [["Bookkeeping November 2026", 420]],
  ),
  client(
    "Caldwell Timber Merchants Ltd",
    "CAL001",
    "Judith Marsh",
    18,
    ["vat", "year-end"],
    [["Payroll November 2026", 310]],
  ),
  client(
    "Cascade Analytics Inc.",
    "CAS001",
    "Owen Pryce",
    17,
    ["management", "advisory"],
    [],
    "USD",
  ),
  client("Dunmore Engineering Ltd", "DUN001", "Judith Marsh", 26, ["audit", "vat"], []),
  client("Eastgate Community Theatre", "EAS001", "Judith Marsh", 9, ["charity"], []),
  client(
    "Fenwick Haulage Ltd",
    "FEN001",
    "Owen Pryce",
    16,
    ["management", "vat"],
    [["Payroll November 2026", 540]],
  ),
  client(
    "Greenacre Farm Partnership",
    "GRE001",
    "Judith Marsh",
    11,
    ["partnership"],
    [["Bookkeeping November 2026", 350]],
  ),
  client(
    "Harbour Street Dental Ltd",
    "HAR001",
    "Owen Pryce",
    15,
    ["year-end", "corporation-tax"],
    [["Payroll November 2026", 225]],
  ),
  client(
    "Holloway & Daughters Bakery Ltd",
    "HOL001",
    "Judith Marsh",
    10,
    ["vat"],
    [["Bookkeeping November 2026", 390]],
  ),
  client("Dr Helen Okafor", "OKA001", "Judith Marsh", 5, ["self-assessment"], []),
  client("Kingsmead School Trust", "KIN001", "Owen Pryce", 19, ["audit", "charity"], []),
  client(
    "Lark Rise Nurseries Ltd",
    "LAR001",
    "Judith Marsh",
    8,
    ["year-end"],
    [["Payroll November 2026", 150]],
  ),
  client("Marlowe Family Trust", "MAR001", "Owen Pryce", 13, ["trust", "advisory"], []),
  client("Meridian Software Ltd", "MER001", "Owen Pryce", 22, ["research", "management"], []),
  client("Müller & Söhne GmbH", "MUL001", "Owen Pryce", 14, ["vat", "advisory"], [], "EUR"),
  client("Northcliffe Surveyors LLP", "NOR001", "Judith Marsh", 13, ["partnership", "vat"], []),
  client(
    "O'Hara Catering Ltd",
    "OHA001",
    "Judith Marsh",
    9,
    ["vat"],
    [
      ["Payroll November 2026", 195],
      ["Bookkeeping November 2026", 280],
    ],
  ),
  client(
    "Project Kestrel Holdings Ltd",
    "KES001",
    "Owen Pryce",
    16,
    ["advisory", "corporation-tax"],
    [["Due diligence, first stage", 6500]],
  ),
  client(
    "Quayside Property Management Ltd",
    "QUA001",
    "Judith Marsh",
    14,
    ["management"],
    [["Registered office 2026/27", 240]],
  ),
  client("St Brannock's Brewery Ltd", "STB001", "Owen Pryce", 12, ["duty", "vat"], []),
  client(
    "Wren & Co Interiors Ltd",
    "WRE001",
    "Judith Marsh",
    7,
    ["year-end"],
    [["Bookkeeping November 2026", 260]],
  ),
];

function client(
  name: string,
  code: string,
  partner: string,
  timeRows: number,
  work: string[],
  fees: SampleClient["fees"],
  currency: SampleClient["currency"] = "GBP",
): SampleClient {
  return { name, code, partner, currency, timeRows, work, fees };
}
