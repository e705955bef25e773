import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { AccessTokenError, accessTokens } from "../../../../server/posting/mail/access-token.ts";
import { smtpLane } from "../../../../server/posting/mail/smtp-lane.ts";
import { startFaultServer } from "./fault-smtp.ts";

let provider: Server;
let asked: string[];
let answer: { status: number; body: string };
let now: string;

const clock = { now: () => now };

beforeEach(async () => {
  asked = [];
  now = "2026-11-24T09:00:00.000Z";
  answer = { status: 200, body: JSON.stringify({ access_token: "token-1", expires_in: 3600 }) };
  provider = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      asked.push(body);
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
    });
  });
  provider.listen(0, "127.0.0.1");
  await once(provider, "listening");
});

afterEach(async () => {
  provider.closeAllConnections();
  await new Promise((done) => provider.close(done));
});

function client() {
  const address = provider.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const tokenUrl = `http://127.0.0.1:${port}/token`;
  return { tokenUrl, clientId: "billing", clientSecret: "hush", scope: "mail.send" };
}

it("asks the provider once and keeps the token until shortly before it expires", async () => {
  const token = accessTokens(client(), clock);
  expect(await Promise.all([token(), token()])).toEqual(["token-1", "token-1"]);
  now = "2026-11-24T09:57:00.000Z";
  expect(await token()).toBe("token-1");
  expect(asked).toHaveLength(1);
  expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({
    grant_type: "client_credentials",
    client_id: "billing",
    client_secret: "hush",
    scope: "mail.send",
  });
  now = "2026-11-24T09:59:00.000Z";
  await token();
  expect(asked).toHaveLength(2);
});

it.each([
  [401, true],
  [400, true],
  [429, false],
  [503, false],
])("takes the provider's answer %i as wrong settings: %s", async (status, permanent) => {
  answer = { status, body: "{}" };
  await expect(accessTokens(client(), clock)()).rejects.toMatchObject({ permanent });
});

it("takes an answer without a token as wrong settings, and tells nothing of it", async () => {
  answer = { status: 200, body: JSON.stringify({ secret: "hush" }) };
  const error: unknown = await accessTokens(client(), clock)().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AccessTokenError);
  expect(error).toMatchObject({ permanent: true, message: expect.not.stringContaining("hush") });
});

it("signs a lane in with the token (XOAUTH2)", async () => {
  const server = await startFaultServer({
    fault: () => null,
    extensions: ["SIZE 52428800", "AUTH XOAUTH2"],
  });
  const signIn = { kind: "oauth2", user: "firm@billing.example", client: client() } as const;
  const lane = smtpLane(
    { host: "127.0.0.1", port: server.port, encryption: "none", signIn, domain: "b.example" },
    accessTokens(signIn.client, clock),
  );
  try {
    const bytes = Buffer.from("Subject: Invoice\r\n\r\nHello\r\n");
    const outcome = await lane.send({ from: "f@b.example", recipients: ["a@c.example"], bytes });
    expect(outcome).toMatchObject({ state: "accepted" });
    const said = server.signIns.map((line) => Buffer.from(line.slice(13), "base64").toString());
    expect(said).toEqual(["user=firm@billing.example\u0001auth=Bearer token-1\u0001\u0001"]);
  } finally {
    lane.close();
    await server.close();
  }
});

it("does not connect while the provider refuses", async () => {
  answer = { status: 401, body: "{}" };
  const server = await startFaultServer({ fault: () => null });
  const signIn = { kind: "oauth2", user: "firm@billing.example", client: client() } as const;
  const lane = smtpLane(
    { host: "127.0.0.1", port: server.port, encryption: "none", signIn, domain: "b.example" },
    accessTokens(signIn.client, clock),
  );
  const bytes = Buffer.from("Subject: Invoice\r\n\r\nHello\r\n");
  const outcome = await lane.send({ from: "f@b.example", recipients: ["a@c.example"], bytes });
  lane.close();
  await server.close();
  expect(outcome).toMatchObject({ state: "configuration", reply: null });
  expect(server.connections()).toBe(0);
});
