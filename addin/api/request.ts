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

export interface RequestOptions {
  body?: unknown;
  query?: Record<string, string | number | undefined>;
  /** Version that the person saw; sent as If-Match. */
  version?: number;
  /** ETag of the answer at hand; a 304 then gives `notModified`. */
  ifNoneMatch?: string | null;
  signal?: AbortSignal;
}

export interface Answer<T> {
  body: T;
  etag: string | null;
}

export const notModified = Symbol("not modified");

/** Sends one request under /api and reads its JSON; throws ProblemError or ConnectionError. */
export async function sendRequest<T>(
  settings: RequestSettings,
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  options: RequestOptions = {},
): Promise<Answer<T> | typeof notModified> {
  const response = await fetchOrThrow(settings, method, path, options);
  if (response.status === 304) return notModified;
  if (!response.ok) {
    const error = await problemOf(response);
    if (error instanceof ProblemError && isSignedOut(error)) settings.onTokenRefused();
    throw error;
  }
  const text = await textOrThrow(response);
  // safe because the types of shared/wire are what the server's routes are checked against
  const body = (text === "" ? undefined : JSON.parse(text)) as T;
  return { body, etag: response.headers.get("etag") };
}

async function fetchOrThrow(
  settings: RequestSettings,
  method: string,
  path: string,
  options: RequestOptions,
): Promise<Response> {
  const headers = new Headers({ accept: "application/json" });
  const token = settings.token();
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  if (options.version !== undefined) headers.set("if-match", `"${options.version}"`);
  if (options.ifNoneMatch) headers.set("if-none-match", options.ifNoneMatch);
  if (options.body !== undefined) headers.set("content-type", "application/json");
  const timeout = AbortSignal.timeout(settings.timeoutMs);
  const init: RequestInit = {
    method,
    headers,
    signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  };
  try {
    return await settings.fetch(`/api/${path}${queryOf(options.query)}`, init);
  } catch (cause) {
    // A person's own cancel is no lost connection.
    if (options.signal?.aborted) throw options.signal.reason;
    throw new ConnectionError(cause);
  }
}

async function textOrThrow(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new ConnectionError(cause);
  }
}

function isSignedOut(error: ProblemError): boolean {
  return error.code === "token-expired" || error.code === "sign-in-required";
}

function queryOf(query: RequestOptions["query"]): string {
  const given = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}
