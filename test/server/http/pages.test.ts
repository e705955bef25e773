import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { officeFrameAncestors, officeJsAddress } from "../../../server/http/page-policy.ts";
import { withPages } from "../../../server/http/pages.ts";
import type { PagesOptions } from "../../../server/http/pages.ts";
import { manifestFor } from "../../../server/manifest.ts";
import { onlyLoopbackNames } from "../../../server/trial/only-loopback-names.ts";

describe("the pages of the site", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "billing-runs-pages-"));
    await mkdir(join(folder, "dist/assets"), { recursive: true });
    await mkdir(join(folder, "office/sub"), { recursive: true });
    await writeFile(join(folder, "secret.js"), "secret");
    await writeFile(join(folder, "dist/pane.html"), `<script src="${officeJsAddress}"></script>`);
    await writeFile(join(folder, "dist/trial.html"), "trial");
    await writeFile(join(folder, "dist/assets/pane-x1.js"), "pane");
    await writeFile(join(folder, "dist/assets/.hidden.js"), "hidden");
    await writeFile(join(folder, "office/office.js"), "office");
    await writeFile(join(folder, "office/sub/strings.js"), "strings");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const site = (options: Partial<PagesOptions> = {}) =>
    withPages(
      {
        folder: join(folder, "dist"),
        pages: [
          { address: "/", file: "trial.html", kind: "trial" },
          { address: "/pane.html", file: "pane.html", kind: "pane" },
          { address: "/missing.html", file: "missing.html", kind: "alone" },
        ],
        frameAncestors: ["https://own.example"],
        providerOrigins: [],
        officeJsFolder: null,
        manifest: "<OfficeApp />",
        https: false,
        ...options,
      },
      (request) => new Response(`api ${new URL(request.url).pathname}`),
    );

  it("show the pane with Microsoft's Office.js, framed by Excel and by the hosts that were set", async () => {
    const frameAncestors = [...officeFrameAncestors, "https://own.example"];
    const response = await site({ frameAncestors }).request("/pane.html");
    expect(await response.text()).toContain(officeJsAddress);
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain(
      "frame-ancestors 'self' https://*.cloud.microsoft https://*.officeapps.live.com",
    );
    expect(policy).toContain("https://own.example");
    expect(policy).not.toContain("unsafe-eval");
    expect(response.headers.get("x-frame-options")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-cache");
  });

  it("hand out the manifest, so that an admin can install the add-in by its address", async () => {
    const response = await site().request("/manifest.xml");
    expect(await response.text()).toBe("<OfficeApp />");
    expect(response.headers.get("content-type")).toBe("application/xml; charset=utf-8");
    const ours = manifestFor("https://billing.firm.example");
    expect(ours).toContain('DefaultValue="https://billing.firm.example/pane.html"');
    expect(ours).not.toContain("localhost");
  });

  it("may ask the firm's OpenID provider, and nobody else", async () => {
    const connectOf = async (address: string, providerOrigins: string[]) =>
      /connect-src ([^;]*)/.exec(
        (await site({ providerOrigins }).request(address)).headers.get("content-security-policy") ??
          "",
      )?.[1];
    expect(await connectOf("/pane.html", [])).toBe("'self'");
    const own = ["https://login.example"];
    expect(await connectOf("/pane.html", own)).toBe("'self' https://login.example");
    expect(await connectOf("/", own)).toBe("'self' https://login.example");
  });

  it("hand out Office.js themselves in the trial, and name that address in the pane", async () => {
    const trial = site({ officeJsFolder: join(folder, "office") });
    expect(await (await trial.request("/pane.html")).text()).toBe(
      '<script src="/office-js/office.js"></script>',
    );
    expect(await (await trial.request("/office-js/office.js")).text()).toBe("office");
    expect(await (await trial.request("/office-js/sub/strings.js")).text()).toBe("strings");
  });

  it("let nobody frame a page that is no pane", async () => {
    const response = await site().request("/");
    expect(await response.text()).toBe("trial");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("keep parts with a hash in their name in the browser's cache for good", async () => {
    const response = await site().request("/assets/pane-x1.js");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("content-type")).toContain("javascript");
  });

  it.each([
    "/assets/../../secret.js",
    "/assets/..%2F..%2Fsecret.js",
    "/assets/%2e%2e/%2e%2e/secret.js",
    "/assets/.hidden.js",
    "/assets/..\\..\\secret.js",
    "/assets//etc/passwd",
    "/assets/none.js",
    "/assets/",
  ])("hand out nothing else: %s", async (address) => {
    const response = await site().request(address);
    expect(await response.text()).not.toMatch(/secret$|hidden$|root:/);
    expect([200, 404]).toContain(response.status);
  });

  it.each(["/", "/pane.html", "/missing.html", "/assets/pane-x1.js", "/assets/none.js", "/api/me"])(
    "keep browsers to what they are told, whatever comes of it: %s",
    async (address) => {
      const { headers } = await site({ https: true }).request(address);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("permissions-policy")).toContain("camera=(), ");
      expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
      expect(headers.get("x-frame-options")).toBeNull();
      expect(headers.get("access-control-allow-origin")).toBeNull();
    },
  );

  it("stand apart from windows of others, but for the pane, which opens one to sign in", async () => {
    const policyAt = async (address: string) =>
      (await site().request(address)).headers.get("cross-origin-opener-policy");
    expect(await policyAt("/")).toBe("same-origin");
    expect(await policyAt("/pane.html")).toBeNull();
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])(
    "can be got and nothing else: %s",
    async (method) => {
      const response = await site().request("/pane.html", { method });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("GET");
    },
  );

  it("say what to do about a page that was not built", async () => {
    const response = await site().request("/missing.html");
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("npm run build");
  });

  it("leave everything else to the API, and ask for https where that is spoken", async () => {
    const response = await site({ https: true }).request("/api/me");
    expect(await response.text()).toBe("api /api/me");
    expect(response.headers.get("strict-transport-security")).toBe(
      "max-age=31536000; includeSubDomains",
    );
    expect((await site().request("/api/me")).headers.get("strict-transport-security")).toBeNull();
  });
});

describe("the trial", () => {
  it("answers only when it is called by this machine's own name", async () => {
    const fetch = onlyLoopbackNames(() => new Response("in"));
    for (const host of ["127.0.0.1:3000", "localhost:3000", "[::1]:3000"]) {
      expect((await fetch(new Request(`http://${host}/`))).status).toBe(200);
    }
    for (const host of ["evil.example", "127.0.0.1.evil.example", "10.0.0.5"]) {
      expect((await fetch(new Request(`http://${host}/`))).status).toBe(421);
    }
  });
});
