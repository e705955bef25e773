import type { App } from "../../../../server/http/app.ts";
import { withToken } from "../../serve.ts";
import type { Send } from "../../serve.ts";

type Method = Parameters<Send>[0];

/** Asks as one person; each question and the whole answer go into the transcript. */
export interface Asks {
  get(path: string, headers?: Record<string, string>): Promise<unknown>;
  post(path: string, body?: unknown, version?: number): Promise<unknown>;
  put(path: string, body?: unknown, version?: number): Promise<unknown>;
  patch(path: string, body: unknown, version?: number): Promise<unknown>;
  delete(path: string, version?: number): Promise<unknown>;
  /** Outside /api, by the address that a ticket gave. */
  download(path: string): Promise<void>;
}

const told = ["etag", "content-type", "content-disposition", "allow", "retry-after", "location"];

export function asksOf(app: App, token: string, who: string, transcript: string[]): Asks {
  const send = withToken(app, token);
  const note = async (asked: string, response: Response): Promise<unknown> => {
    const headers = told.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : `${name}: ${value}`;
    });
    const body = await response.text();
    transcript.push([`${who}: ${asked} → ${response.status}`, ...headers, body].join("\n"));
    return response.headers.get("content-type")?.includes("json") ? JSON.parse(body) : body;
  };
  const ask = async (method: Method, path: string, options: Parameters<Send>[2] = {}) => {
    const { body, version } = options;
    const asked = `${method} ${path} ${JSON.stringify(body) ?? ""} ${version ?? ""}`;
    return note(asked, await send(method, path, options));
  };
  const changing =
    (method: Method) =>
    (path: string, body?: unknown, version = 1) =>
      ask(method, path, { version, ...(body === undefined ? {} : { body }) });
  return {
    get: (path, headers = {}) => ask("GET", path, { headers }),
    post: changing("POST"),
    put: changing("PUT"),
    patch: changing("PATCH"),
    delete: (path, version = 1) => ask("DELETE", path, { version }),
    download: async (path) => {
      await note(`GET ${path}`, await app.request(path));
    },
  };
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Ids by the order in which they appear, and secrets of chance left out; the clocks of both firms stand alike. */
export function masked(transcript: readonly string[]): string[] {
  const names = new Map<string, string>();
  return transcript.map((text) =>
    text
      .replaceAll(/(?<=cursor(?:=|":"))[\w-]+/gi, (cursor) =>
        Buffer.from(cursor, "base64url").toString(),
      )
      .replaceAll(/(?<=\/download\/|\/welcome#)[\w-]{20,}/g, "ticket")
      .replaceAll(/(?<="token":")[^"]+/g, "token")
      .replaceAll(uuid, (id) => {
        const name = names.get(id) ?? `id-${names.size + 1}`;
        names.set(id, name);
        return name;
      }),
  );
}
