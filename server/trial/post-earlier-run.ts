import { fingerprintOf } from "#shared/fingerprint.ts";
import { sumByCurrency } from "#shared/money.ts";
import { taxOnNet } from "#shared/tax.ts";
import type { CommitUploadBody, CommittedUpload, UploadChunkBody } from "#shared/wire/upload.ts";
import type { PostRunBody } from "#shared/wire/post.ts";
import { composeServer } from "../compose.ts";
import type { ServerParts } from "../compose.ts";
import { startSession } from "../sign-in/sessions.ts";
import type { Database } from "../storage/database.ts";
import { earlierInvoices, earlierRun } from "./sample-earlier-run.ts";
import { trialSignIn } from "./trial-sign-in.ts";
import { sampleFirm, sampleTaxRates } from "./sample-firm.ts";

const uploadId = "b0f7c6a2-6e7e-4d52-9a64-2f4f1c8e1030";

/** Makes and posts last month's run as a person would have done it: through the API, at that time. */
export async function postEarlierRun(database: Database): Promise<void> {
  let now: string = earlierRun.createdAt;
  const clock = { now: () => now };
  const server = composeServer({
    database,
    logLevel: "error",
    trialPeople: null,
    signIn: trialSignIn(null),
    clock,
  });
  try {
    const signedIn = async () => {
      const { token } = await startSession(database, clock, earlierRun.createdBy, "trial");
      return sender(server, token);
    };
    const send = await signedIn();
    await send("PUT", `uploads/${uploadId}/chunks/0`, chunk);
    // safe because this is what the commit answers
    const { runId } = (await send("POST", `uploads/${uploadId}/commit`, commit)) as CommittedUpload;
    now = earlierRun.postedAt;
    const sendLater = await signedIn();
    await sendLater("POST", `runs/${runId}/post`, post);
    await server.whenIdle();
  } finally {
    await server.stop();
  }
}

function sender({ fetch }: ServerParts, token: string) {
  return async (method: "PUT" | "POST", path: string, body: object): Promise<unknown> => {
    const response = await fetch(
      new Request(`http://127.0.0.1/api/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "if-match": '"1"',
        },
        body: JSON.stringify(body),
      }),
    );
    if (response.ok) return response.json();
    throw new Error(`The sample run could not be made: ${path}: ${await response.text()}`);
  };
}

const chunk: UploadChunkBody = {
  entries: earlierInvoices.flatMap(({ clientId, entries }) =>
    entries.map(({ clientName, ...entry }) => ({
      ...entry,
      fingerprint: fingerprintOf({ ...entry, clientName }),
      clientId,
      groupLabel: "",
      writeOnOffMinor: 0,
      carriedMinor: 0,
      confirmedNotBilled: false,
    })),
  ),
};

const totals = earlierInvoices.map(({ entries }) => {
  const netMinor = entries.reduce((sum, { valueMinor }) => sum + valueMinor, 0);
  const rate = sampleTaxRates.find(({ code }) => code === sampleFirm.defaultTaxCode);
  const taxMinor = taxOnNet(netMinor, rate?.components ?? []).reduce((sum, tax) => sum + tax, 0);
  return { currency: sampleFirm.currency, netMinor, grossMinor: netMinor + taxMinor };
});

const netByCurrency = sumByCurrency(
  totals.map(({ currency, netMinor }) => ({ currency, amountMinor: netMinor })),
);
const grossByCurrency = sumByCurrency(
  totals.map(({ currency, grossMinor }) => ({ currency, amountMinor: grossMinor })),
);

const commit: CommitUploadBody = {
  chunkCount: 1,
  expected: {
    entryCount: chunk.entries.length,
    invoiceCount: earlierInvoices.length,
    netByCurrency,
    grossByCurrency,
  },
  target: {
    type: "new-run",
    name: earlierRun.name,
    invoiceDate: earlierRun.invoiceDate,
    grouping: earlierRun.grouping,
    detailLevel: earlierRun.detailLevel,
  },
};

const post: PostRunBody = {
  method: earlierRun.method,
  format: earlierRun.format,
  expectedInvoiceCount: earlierInvoices.length,
  expectedTotals: grossByCurrency,
};
