/** A rate of the sample firm for one hour, in whole pounds; as its workbook's sheet of rates has them. */
interface SampleRate {
  clientId: string | null;
  person: string | null;
  task: string | null;
  pounds: number;
}

const startsOn = "2026-04-01";

const rates: readonly SampleRate[] = [
  ...[
    ["Judith Marsh", 260] as const,
    ["Owen Pryce", 260] as const,
    ["Priya Nair", 185] as const,
    ["Tom Ashworth", 145] as const,
    ["Grace Lindley", 120] as const,
    ["Marek Nowak", 85] as const,
    ["Ellie Banks", 65] as const,
  ].map(([person, pounds]) => ({ clientId: null, person, task: null, pounds })),
  // for whoever has no rate of their own
  { clientId: null, person: null, task: null, pounds: 95 },
  // agreed with this client whoever does the work, and for this kind of work whoever the client is
  { clientId: "client-bri001", person: null, task: null, pounds: 210 },
  { clientId: null, person: null, task: "Payroll", pounds: 70 },
];

export const sampleRates = rates.map(({ pounds, ...rate }, index) => ({
  ...rate,
  id: `rate-${String(index + 1).padStart(2, "0")}`,
  currency: "GBP",
  rateMicro: pounds * 1_000_000,
  startsOn,
  endsOn: null,
}));
