import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError, readServerConfig, readTrialConfig } from "../../server/config.ts";

const safe = {
  PUBLIC_URL: "https://billing.example.com",
  DATABASE_URL: "sqlite:/var/lib/billing/firm.sqlite",
};

describe("the settings of production", () => {
  it("need only the public address and the database", () => {
    expect(readServerConfig(safe)).toEqual({
      port: 8080,
      host: "127.0.0.1",
      publicUrl: "https://billing.example.com",
      database: { kind: "sqlite", path: "/var/lib/billing/firm.sqlite" },
      frameAncestors: [],
      logLevel: "info",
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
    ["an unknown log level", { LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of"],
  ])("are refused with %s, in a sentence without secrets", (_name, change, sentence) => {
    const read = () => readServerConfig({ ...safe, ...change });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(sentence);
    expect(read).not.toThrow("secret");
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
