import fc from "fast-check";
import { expect } from "vitest";
import * as z from "zod";
import { problemCodes } from "#shared/wire/problem.ts";
import type { Store } from "../../stores.ts";
import { describedOperations } from "./described-operations.ts";
import { fuzzRequest } from "./fuzz-request.ts";
import type { FuzzRequest } from "./fuzz-request.ts";
import { fuzzedFirm } from "./fuzzed-firm.ts";

const problem = z.strictObject({
  type: z.string().startsWith("urn:billing-runs:problem:"),
  title: z.string().min(1),
  status: z.int(),
  code: z.enum(problemCodes),
  detail: z.string().regex(/[.!?]$/),
  requestId: z.string().min(1),
  errors: z.array(z.strictObject({ location: z.string(), message: z.string().min(1) })).optional(),
});

export interface FuzzCounts {
  requests: number;
  byStatus: Map<number, number>;
  /** Operations that have answered well at least once. */
  answeredWell: Set<string>;
}

const requestsPerFirm = 500;

/** Sends so many nearly right requests; throws at the first answer that is our fault or no problem body. */
export async function fuzz(
  store: Store,
  { count, seed, after }: { count: number; seed: number; after?: (sent: number) => void },
): Promise<FuzzCounts> {
  const firm = await fuzzedFirm(store);
  const operations = await describedOperations(firm.app);
  const counts: FuzzCounts = { requests: 0, byStatus: new Map(), answeredWell: new Set() };
  const sendOne = async (request: FuzzRequest) => {
    if (counts.requests % requestsPerFirm === requestsPerFirm - 1) await firm.renew();
    counts.requests += 1;
    const { operation, address, headers, body, signedIn } = request;
    const url = new Request(`http://firm.example${address}`, {
      method: operation.method,
      headers: { ...headers, ...(signedIn ? firm.signedIn() : {}) },
      body,
    });
    const response = await firm.app.fetch(url);
    await expectFair(response, firm.failures);
    const { status } = response;
    counts.byStatus.set(status, (counts.byStatus.get(status) ?? 0) + 1);
    if (status < 300) counts.answeredWell.add(operation.name);
    if (status === 401 || operation.path === "/api/sign-out") await firm.signInAgain();
    after?.(counts.requests);
  };
  // The known values are asked for anew each time, since the firm gets new things.
  for (let start = 0; start < count; start += requestsPerFirm) {
    const property = fc.asyncProperty(fuzzRequest(operations, firm.known), sendOne);
    const numRuns = Math.min(requestsPerFirm, count - start);
    await fc.assert(property, { numRuns, seed: seed + start, endOnFailure: true });
  }
  return counts;
}

async function expectFair(response: Response, failures: readonly unknown[]): Promise<void> {
  const text = await response.text();
  if (response.status >= 500) throw failures.at(-1) ?? new Error(text);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  if (response.status < 400) return;
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(problem.parse(JSON.parse(text)).status).toBe(response.status);
}
