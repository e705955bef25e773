import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, readServerConfig, readTrialConfig } from "../../server/config.ts";

const safe = {
  PUBLIC_URL: "https://billing.example.com",
  DATABASE_URL: "sqlite:/var/lib/billing/firm.sqlite",
};

const openid = {
  OPENID_ISSUER: "https://login.example",
  OPENID_CLIENT_ID: "billing-runs",
  OPENID_AUDIENCE: "https://billing.example.com",
  OPENID_SCOPE: "billing",
};

describe("the settings of production", () => {
  it("need only the public address and the database", () => {
    expect(readServerConfig(safe)).toEqual({
      port: 8080,
      host: "127.0.0.1",
      publicUrl: "https://billing.example.com",
      database: { kind: "sqlite", path: "/var/lib/billing/firm.sqlite" },
      extraFontPath: null,
      frameAncestors: [],
      signIn: {
        localAccounts: true,
        openid: null,
        secretsKey: null,
        secondFactorRequired: false,
        trustedProxies: expect.anything(),
      },
      providerOrigins: [],
      logLevel: "info",
      mail: null,
    });
  });

  it("take all else from the environment, where an empty text is none", () => {
    const config = readServerConfig({
      ...safe,
      PORT: "9000",
      HOST: "",
      DATABASE_URL: "postgres://me:secret@127.0.0.1/firm",
      FRAME_ANCESTORS: "https://a.example  https://*.b.example",
      LOG_LEVEL: "warn",
    });
    expect(config).toMatchObject({
      port: 9000,
      host: "127.0.0.1",
      database: { kind: "postgres", url: "postgres://me:secret@127.0.0.1/firm" },
      frameAncestors: ["https://a.example", "https://*.b.example"],
      logLevel: "warn",
    });
    expect(readServerConfig({ ...safe, DATABASE_URL: "sqlite:firm.sqlite" }).database).toEqual({
      kind: "sqlite",
      path: resolve("firm.sqlite"),
    });
  });

  it("take Microsoft Entra ID from two ids, and any other provider from its four facts", () => {
    const tenant = "11111111-2222-3333-4444-555555555555";
    const client = "99999999-8888-7777-6666-555555555555";
    const entra = readServerConfig({ ...safe, ENTRA_TENANT_ID: tenant, ENTRA_CLIENT_ID: client });
    expect(entra.signIn.openid).toEqual({
      kind: "entra",
      name: "Microsoft",
      issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
      clientId: client,
      audience: client,
      scope: `openid api://${client}/Billing.Use`,
      tokenScope: "Billing.Use",
    });
    expect(entra.providerOrigins).toEqual(["https://login.microsoftonline.com"]);
    const other = readServerConfig({ ...safe, ...openid, OPENID_ORIGINS: "https://token.example" });
    expect(other.signIn.openid).toMatchObject({
      kind: "openid",
      audience: "https://billing.example.com",
      scope: "openid billing",
    });
    expect(other.providerOrigins).toEqual(["https://login.example", "https://token.example"]);
  });

  it.each([
    ["no public address", { PUBLIC_URL: undefined }, "PUBLIC_URL is missing"],
    ["a public address in the clear", { PUBLIC_URL: "http://a.example" }, "must begin with https"],
    ["a public address with a path", { PUBLIC_URL: "https://a.example/b" }, "PUBLIC_URL must be"],
    ["a public address that is none", { PUBLIC_URL: "billing" }, "PUBLIC_URL must be"],
    ["no database", { DATABASE_URL: "" }, "DATABASE_URL is missing"],
    ["another kind of database", { DATABASE_URL: "mysql://x" }, "DATABASE_URL must begin with"],
    [
      "a database elsewhere without encryption",
      { DATABASE_URL: "postgres://me:secret@db.example/firm" },
      "without encryption",
    ],
    ["a port that is none", { PORT: "0" }, "PORT must be"],
    ["a port with letters", { PORT: "http" }, "PORT must be"],
    ["a frame from everywhere", { FRAME_ANCESTORS: "*" }, "FRAME_ANCESTORS must be"],
    ["an injected policy", { FRAME_ANCESTORS: "https://a;script-src" }, "FRAME_ANCESTORS must be"],
    ["a frame from all of https", { FRAME_ANCESTORS: "https://*" }, "FRAME_ANCESTORS must be"],
    [
      "a frame from a whole domain",
      { FRAME_ANCESTORS: "https://*.com" },
      "FRAME_ANCESTORS must be",
    ],
    ["half of Entra", { ENTRA_TENANT_ID: openid.OPENID_CLIENT_ID }, "ENTRA_TENANT_ID must be"],
    [
      "an Entra without a client",
      { ENTRA_TENANT_ID: "11111111-2222-3333-4444-555555555555" },
      "belong together",
    ],
    ["half a provider", { OPENID_ISSUER: "https://login.example" }, "OPENID_SCOPE is missing"],
    ["a provider in the clear", { ...openid, OPENID_ISSUER: "http://a" }, "OPENID_ISSUER must be"],
    [
      "two providers",
      {
        ...openid,
        ENTRA_TENANT_ID: "11111111-2222-3333-4444-555555555555",
        ENTRA_CLIENT_ID: "11111111-2222-3333-4444-555555555555",
      },
      "one provider",
    ],
    ["nobody who could sign in", { LOCAL_ACCOUNTS: "off" }, "nobody could sign in"],
    ["a word for on", { LOCAL_ACCOUNTS: "yes" }, "LOCAL_ACCOUNTS must be on or off"],
    ["a short key", { SECRETS_KEY: "c2VjcmV0" }, "SECRETS_KEY must be 32 random bytes"],
    ["a second factor without a key", { SECOND_FACTOR: "required" }, "need a SECRETS_KEY"],
    ["a word for required", { SECOND_FACTOR: "yes" }, "SECOND_FACTOR must be optional or required"],
    ["a proxy that is none", { TRUSTED_PROXY: "proxy" }, "TRUSTED_PROXY must be"],
    ["an injected policy by a provider", { OPENID_ORIGINS: "https://a;x" }, "OPENID_ORIGINS must"],
    ["an unknown log level", { LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of"],
    ["a font that is not there", { INVOICE_FONT: "/none.ttf" }, "INVOICE_FONT must be the whole"],
  ])("are refused with %s, in a sentence without secrets", (_name, change, sentence) => {
    const read = () => readServerConfig({ ...safe, ...change });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(sentence);
    expect(read).not.toThrow("secret");
  });

  it.each([
    ["HTTP for everybody", { HOST: "0.0.0.0" }, "speaks plain HTTP"],
    ["HTTP for everybody on IPv6", { HOST: "::" }, "speaks plain HTTP"],
    ["HTTP for the network", { HOST: "192.168.1.20" }, "name in TRUSTED_PROXY the proxy"],
    ["a host that is no address", { HOST: "billing.example.com" }, "HOST must be an address"],
    [
      "a proxy that is everybody",
      { HOST: "0.0.0.0", TRUSTED_PROXY: "10.0.0.5, 0.0.0.0/0" },
      "must not be the whole network",
    ],
    ["a proxy that is everybody on IPv6", { TRUSTED_PROXY: "::/0" }, "whole network"],
    ["an address of this machine alone", { PUBLIC_URL: "https://localhost" }, "this machine alone"],
    ["an address of this machine alone", { PUBLIC_URL: "https://127.0.0.1" }, "this machine alone"],
    [
      "a database elsewhere by the back door",
      { DATABASE_URL: "postgres://me:secret@localhost/firm?host=db.example" },
      "must name the database's machine before the path",
    ],
    [
      "encryption that believes anybody",
      { DATABASE_URL: "postgres://me:secret@db.example/firm?sslmode=no-verify" },
      "without encryption",
    ],
    [
      "encryption that believes anybody, as libpq has it",
      { DATABASE_URL: "postgres://me:secret@db.example/firm?sslmode=require&uselibpqcompat=true" },
      "without looking at the certificate",
    ],
    ["a database that forgets", { DATABASE_URL: "sqlite::memory:" }, "gone when the server ends"],
    ["the log of development", { LOG_LEVEL: "debug" }, "LOG_LEVEL debug is for development"],
    ["no log", { LOG_LEVEL: "silent" }, "would leave no trace"],
    ["any certificate", { NODE_TLS_REJECT_UNAUTHORIZED: "0" }, "accepts every certificate"],
    ["an open debugger", { NODE_OPTIONS: "--inspect=0.0.0.0:9229" }, "opens the debugger"],
    ["Node's own log of requests", { NODE_DEBUG: "http" }, "writes requests with their tokens"],
  ])("are refused when they are unsafe: %s", (_name, change, sentence) => {
    const read = () => readServerConfig({ ...safe, ...change });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(sentence);
    expect(read).not.toThrow("secret");
  });

  it("let others come through a proxy that is named, and to this machine by any of its names", () => {
    const proxied = { ...safe, HOST: "0.0.0.0", TRUSTED_PROXY: "10.0.0.5" };
    expect(readServerConfig(proxied).host).toBe("0.0.0.0");
    for (const HOST of ["localhost", "::1", "127.0.0.2"]) {
      expect(readServerConfig({ ...safe, HOST }).host).toBe(HOST);
    }
  });

  it("are refused with every sentence at once", () => {
    expect(() => readServerConfig({})).toThrow(/PUBLIC_URL is missing.*\nDATABASE_URL is missing/);
  });
});

describe("the settings of the trial", () => {
  it("have a default each", () => {
    expect(readTrialConfig({})).toEqual({ port: 3000, logLevel: "warn", folder: ".trial" });
    expect(readTrialConfig({ PORT: "4000" }).port).toBe(4000);
    expect(() => readTrialConfig({ PORT: "70000" })).toThrow("PORT must be");
  });
});

describe("the settings of mail", () => {
  it("are TLS from the start with smtps, and TLS before anything is said with smtp", () => {
    const implicit = readServerConfig({ ...safe, MAIL_URL: "smtps://mail.example" }).mail;
    expect(implicit).toEqual({
      host: "mail.example",
      port: 465,
      encryption: "tls",
      signIn: { kind: "none" },
      domain: "billing.example.com",
    });
    const upgraded = readServerConfig({
      ...safe,
      MAIL_URL: "smtp://mail.example",
      MAIL_USER: "firm",
      MAIL_PASSWORD: "hush",
      MAIL_DOMAIN: "firm.example",
    }).mail;
    expect(upgraded).toMatchObject({
      port: 587,
      encryption: "starttls",
      signIn: { kind: "password", user: "firm", password: "hush" },
      domain: "firm.example",
    });
    expect(readServerConfig({ ...safe, MAIL_URL: "smtp://127.0.0.1:2525" }).mail).toMatchObject({
      port: 2525,
      encryption: "none",
    });
  });

  const oauth = {
    MAIL_URL: "smtps://mail.example",
    MAIL_USER: "firm@mail.example",
    MAIL_OAUTH_TOKEN_URL: "https://login.example/token",
    MAIL_OAUTH_CLIENT_ID: "billing",
    MAIL_OAUTH_CLIENT_SECRET: "hush",
    MAIL_OAUTH_SCOPE: "mail.send",
  };

  it("sign in by OAuth2 with a client of the provider's", () => {
    expect(readServerConfig({ ...safe, ...oauth }).mail?.signIn).toMatchObject({
      kind: "oauth2",
      user: "firm@mail.example",
      client: { tokenUrl: "https://login.example/token", clientId: "billing" },
    });
  });

  it.each([
    ["a user without a server", { MAIL_USER: "firm" }, /MAIL_URL is not/],
    ["another kind of address", { MAIL_URL: "https://mail.example" }, /must be an address like/],
    ["a password in the address", { MAIL_URL: "smtps://a:b@mail.example" }, /end up in logs/],
    ["half a sign-in", { MAIL_URL: "smtps://mail.example", MAIL_USER: "firm" }, /both or none/],
    ["half of OAuth2", { ...oauth, MAIL_OAUTH_SCOPE: "" }, /needs MAIL_USER/],
    ["both ways to sign in", { ...oauth, MAIL_PASSWORD: "hush" }, /not both/],
    ["a token in the clear", { ...oauth, MAIL_OAUTH_TOKEN_URL: "http://a.example/t" }, /https/],
    ["no such file", { MAIL_URL: "smtps://a.example", MAIL_CA_FILE: "/none" }, /cannot be read/],
  ])("are refused with a sentence: %s", (_name, settings, sentence) => {
    expect(() => readServerConfig({ ...safe, ...settings })).toThrow(sentence);
  });
});
