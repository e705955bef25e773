import type { Logger } from "pino";

/** All that is ever written about a request: no bodies, tokens, names, addresses or amounts. */
export interface RequestLog {
  answered(request: {
    requestId: string;
    method: string;
    /** The pattern, e.g. "/api/runs/:runId". */
    route: string;
    status: number;
    milliseconds: number;
    personId: string | null;
    code: string | null;
  }): void;
  failed(failure: { requestId: string; error: unknown }): void;
}

export function requestLog(logger: Pick<Logger, "info" | "error">): RequestLog {
  return {
    answered: (request) => {
      logger.info({ ...request }, "answered");
    },
    failed: ({ requestId, error }) => {
      logger.error({ requestId, ...traceOf(error) }, "failed");
    },
  };
}

/** Where it happened. The message is left out: a database puts values of the user's into it. */
export function traceOf(error: unknown): { name: string; code: string | null; frames: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, code: null, frames: [] };
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  const stack = error.stack ?? "";
  const afterMessage = stack.indexOf(error.message) + error.message.length;
  const frames = stack
    .slice(afterMessage)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^at .*:\d+:\d+\)?$/.test(line));
  return { name: error.name, code, frames: frames.slice(0, 20) };
}
