import type { InvoiceSettingsBody, InvoiceSettingsView } from "#shared/wire/invoice-settings.ts";

/** Somebody else at work on the same server, over its API alone. */
export class Colleague {
  readonly #url: string;
  readonly #token: string;

  private constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  static async signIn(url: string, personId: string): Promise<Colleague> {
    const response = await fetch(`${url}api/sign-in/trial`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ personId }),
    });
    // safe because the trial answers with a token, and a test that gets none fails at its next request
    const { token } = (await response.json()) as { token: string };
    return new Colleague(url, token);
  }

  /** Names of the runs that are listed for this search, each as often as it is there. */
  async runsNamed(name: string): Promise<string[]> {
    const response = await this.#send("GET", `runs?search=${encodeURIComponent(name)}`);
    // safe because the route answers with runs
    const { runs } = (await response.json()) as { runs: { name: string }[] };
    return runs.map((run) => run.name);
  }

  async createRun(name: string): Promise<void> {
    await this.#send("POST", "runs", {
      name,
      invoiceDate: "2026-11-30",
      grouping: "client",
      detailLevel: "every-entry",
    });
  }

  /** Closes a period of the trial, e.g. "2026-11", or opens it again. */
  async closePeriod(periodId: string): Promise<void> {
    await this.#send("POST", `periods/${periodId}/close`, undefined, await this.#seen(periodId));
  }

  async reopenPeriod(periodId: string): Promise<void> {
    const reason = { reason: "One invoice was missing" };
    await this.#send("POST", `periods/${periodId}/reopen`, reason, await this.#seen(periodId));
  }

  /** Lets postings be taken back for so long; needs an admin. */
  async holdBack(holdBackSeconds: number): Promise<void> {
    await this.#changeSettings({ holdBackSeconds });
  }

  /** Sends mail from another address of the firm; needs an admin. */
  async sendFrom(fromAddress: string): Promise<void> {
    await this.#changeSettings({ fromAddress });
  }

  async #changeSettings(changes: Partial<InvoiceSettingsBody>): Promise<void> {
    const held = await this.#send("GET", "invoice-settings");
    // safe because the route answers so
    const { version, mailConfigured, ...body } = (await held.json()) as InvoiceSettingsView;
    const etag = held.headers.get("etag");
    await this.#send("PUT", "invoice-settings", { ...body, ...changes }, etag);
  }

  async #seen(periodId: string): Promise<string | null> {
    return (await this.#send("GET", `periods/${periodId}`)).headers.get("etag");
  }

  async #send(
    method: string,
    path: string,
    body?: object,
    etag: string | null = null,
  ): Promise<Response> {
    const response = await fetch(`${this.#url}api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        "content-type": "application/json",
        ...(etag === null ? {} : { "if-match": etag }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return response;
  }
}
