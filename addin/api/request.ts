import { ConnectionError, ProblemError, problemOf } from "./problem-error.ts";

/** What a request needs from outside; `fetch` is handed in so that tests can use a server in the same process. */
export interface RequestSettings {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Of the session now, or null when signed out. */
  token: () => string | null;
  /** The server no longer accepts the token. */
  onTokenRefused: () => void;
  /** Longest wait for an answer, in milliseconds. */
  timeoutMs: number;
}

/** A fetch that carries the token, ends in time, and throws ProblemError or ConnectionError unless it is 2xx or 304. */
export function createFetch(settings: RequestSettings) {
  return async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = input instanceof Request ? input.url : input.toString();
    const headers = new Headers(init.headers);
    // Also without a body: some servers see an empty one, and this server reads JSON only.
    if (init.method !== "GET") headers.set("content-type", "application/json");
    const token = settings.token();
    if (token !== null) headers.set("authorization", `Bearer ${token}`);
    const response = await fetchOrThrow(settings, url, { ...init, headers });
    if (response.ok || response.status === 304) return response;
    const error = await problemOf(response);
    if (error instanceof ProblemError && isSignedOut(error) && token === settings.token()) {
      settings.onTokenRefused();
    }
    throw error;
  };
}

async function fetchOrThrow(
  settings: RequestSettings,
  url: string,
  init: RequestInit,
): Promise<Response> {
  const timeout = AbortSignal.timeout(settings.timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    const response = await settings.fetch(url, { ...init, signal });
    // Read whole here, so that an answer that breaks off is a lost connection and nothing else.
    const body = bodyless.has(response.status) ? null : await response.arrayBuffer();
    return new Response(body, { status: response.status, headers: response.headers });
  } catch (cause) {
    // A person's own cancel is no lost connection.
    if (init.signal?.aborted) throw init.signal.reason;
    throw new ConnectionError(cause);
  }
}

const bodyless: ReadonlySet<number> = new Set([204, 205, 304]);

function isSignedOut(error: ProblemError): boolean {
  return error.code === "token-expired" || error.code === "sign-in-required";
}
