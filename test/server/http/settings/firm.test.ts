import { beforeAll, expect, it } from "vitest";
import type { FirmBody, FirmView } from "#shared/wire/firm.ts";
import { drawPng } from "../../../../server/trial/draw-png.ts";
import type { Actor } from "../../../../server/use-cases/context.ts";
import { newRun } from "../../factories.ts";
import { problemIn } from "../../serve.ts";
import type { Send } from "../../serve.ts";
import { describeOnEachStore } from "../../stores.ts";
import { auditRows, lastAudit, newFirmWithAdmin } from "./settings-fixture.ts";

describeOnEachStore("the firm's details", (store) => {
  let admin: Send;
  let accountant: Send;
  let adminActor: Actor;

  beforeAll(async () => {
    ({ admin, accountant, adminActor } = await newFirmWithAdmin(store));
  });

  const firm = async () => (await (await accountant("GET", "firm")).json()) as FirmView;
  const bodyOf = ({ logo: _logo, changeCurrency: _may, version: _version, ...body }: FirmView) =>
    body satisfies FirmBody;
  const put = async (change: object) => {
    const now = await firm();
    return admin("PUT", "firm", { version: now.version, body: { ...bodyOf(now), ...change } });
  };

  it("are read by everybody who is signed in, with their version", async () => {
    const response = await accountant("GET", "firm");
    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toBe('"1"');
    expect(await response.json()).toMatchObject({
      name: "Harbour & Pine Accountants",
      languages: ["en"],
      bank: { accountHolder: "", iban: "", bic: "", bankName: "" },
      logo: null,
      changeCurrency: { allowed: true, reason: null },
      version: 1,
    });
  });

  it("are changed by an admin; the audit keeps what was and what is, and nothing else", async () => {
    const response = await put({
      name: "  Harbour & Pine LLP ",
      taxNumbers: [{ label: "VAT", number: "GB 123" }],
      languages: ["en", "de"],
      defaultLanguage: "de",
      timeZone: "Europe/Berlin",
      bank: {
        accountHolder: "Harbour & Pine",
        iban: "gb82 west 1234 5698 7654 32",
        bic: "westgb2l",
        bankName: "West",
      },
      paymentInstructions: { en: "", de: "Bitte Nummer angeben.\nDanke.", fr: "", es: "" },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toBe('"2"');
    const changed = await firm();
    expect(changed).toMatchObject({
      name: "Harbour & Pine LLP",
      defaultLanguage: "de",
      bank: { iban: "GB82WEST12345698765432", bic: "WESTGB2L" },
      version: 2,
    });
    const row = await lastAudit(store);
    expect(row).toMatchObject({
      action: "firm-changed",
      subject: "firm",
      person_id: adminActor.personId,
      before: { name: "Harbour & Pine Accountants", languages: ["en"] },
      after: { name: "Harbour & Pine LLP", languages: ["en", "de"] },
    });
    expect(row?.after).not.toHaveProperty("currency");
    const me = await (await accountant("GET", "me")).json();
    expect(me.firm).toMatchObject({ languages: ["en", "de"], timeZone: "Europe/Berlin" });
  });

  it("stay as they are, without a version or an audit row, when the same is sent again", async () => {
    const [before, rows] = [await firm(), await auditRows(store)];
    expect(await (await put({})).json()).toEqual(before);
    expect(await auditRows(store)).toEqual(rows);
  });

  it.each([
    ["an IBAN with a wrong check digit", { bank: bank("GB82WEST12345698765433") }, "/bank/iban"],
    ["a time zone that does not exist", { timeZone: "Europe/Atlantis" }, "/timeZone"],
    ["an offset instead of a time zone", { timeZone: "+01:00" }, "/timeZone"],
    ["no language", { languages: [] }, "/languages"],
    ["a default language that is not offered", { defaultLanguage: "fr" }, "/defaultLanguage"],
    ["a tax code without a rate", { defaultTaxCode: "NONE" }, "/defaultTaxCode"],
    ["terms below zero", { termsDays: -1 }, "/termsDays"],
    ["a line break in the name", { name: "Two\nlines" }, "/name"],
    ["an unknown field", { colour: "red" }, ""],
  ])("refuse %s, and change nothing", async (_name, change, location) => {
    const [before, rows] = [await firm(), await auditRows(store)];
    const problem = await problemIn(await put(change));
    expect(problem).toMatchObject({ status: 400, code: "validation" });
    expect(problem.errors?.[0]?.location).toBe(location);
    expect(await firm()).toEqual(before);
    expect(await auditRows(store)).toEqual(rows);
  });

  it("refuse a change of what somebody else changed meanwhile", async () => {
    const seen = await firm();
    await put({ termsDays: 14 });
    const rows = await auditRows(store);
    const body = { ...bodyOf(seen), termsDays: 60 };
    const stale = await admin("PUT", "firm", { version: seen.version, body });
    expect(await problemIn(stale)).toMatchObject({ status: 412, code: "version-changed" });
    const without = await admin("PUT", "firm", { body });
    expect(await problemIn(without)).toMatchObject({ status: 428, code: "version-missing" });
    expect(await firm()).toMatchObject({ termsDays: 14 });
    expect(await auditRows(store)).toEqual(rows);
  });

  it("are for admins only to change", async () => {
    const now = await firm();
    const options = { version: now.version, body: bodyOf(now) };
    expect(await problemIn(await accountant("PUT", "firm", options))).toMatchObject({
      status: 403,
      code: "right-missing",
    });
  });

  it("keep their currency once a run was posted", async () => {
    expect((await put({ currency: "EUR" })).status).toBe(200);
    await newRun(store, adminActor, { status: "posted", posted_at: store.clock.now() });
    const before = await firm();
    expect(before.changeCurrency.allowed).toBe(false);
    const problem = await problemIn(await put({ currency: "GBP" }));
    expect(problem).toMatchObject({ status: 409, code: "currency-in-use" });
    expect(problem.detail).toBe(before.changeCurrency.reason);
    expect(await firm()).toEqual(before);
  });

  function bank(iban: string) {
    return { accountHolder: "", iban, bic: "", bankName: "" };
  }
});

describeOnEachStore("the firm's logo", (store) => {
  let admin: Send;
  let accountant: Send;
  let version = 1;

  beforeAll(async () => {
    ({ admin, accountant } = await newFirmWithAdmin(store));
  });

  const put = (bytes: Uint8Array) =>
    admin("PUT", "firm/logo", { version, body: { base64: Buffer.from(bytes).toString("base64") } });
  const png = (width: number, height: number) => drawPng(width, height, () => [10, 20, 30, 255]);

  it("is not there at first", async () => {
    const problem = await problemIn(await accountant("GET", "firm/logo"));
    expect(problem).toMatchObject({ status: 404, code: "logo-not-found" });
    const removed = await admin("DELETE", "firm/logo", { version });
    expect(await problemIn(removed)).toMatchObject({ status: 404, code: "logo-not-found" });
  });

  it("is a PNG, served to whoever is signed in as it was stored", async () => {
    const bytes = png(40, 20);
    const response = await put(bytes);
    expect(response.status).toBe(200);
    const firm = (await response.json()) as FirmView;
    expect(firm.logo).toMatchObject({ mediaType: "image/png", width: 40, height: 20 });
    ({ version } = firm);
    const shown = await accountant("GET", "firm/logo");
    expect(shown.headers.get("content-type")).toBe("image/png");
    expect(shown.headers.get("x-content-type-options")).toBe("nosniff");
    expect(Buffer.from(await shown.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await lastAudit(store)).toMatchObject({
      action: "logo-changed",
      before: null,
      after: { mediaType: "image/png", width: 40, height: 20 },
    });
  });

  it("can be a JPEG", async () => {
    const response = await put(smallJpeg(300, 100));
    const firm = (await response.json()) as FirmView;
    expect(firm.logo).toMatchObject({ mediaType: "image/jpeg", width: 300, height: 100 });
    ({ version } = firm);
  });

  it.each([
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["a GIF", Buffer.from("GIF89a\u0001\u0000\u0001\u0000")],
    ["nothing", Buffer.alloc(0)],
    ["a PNG cut short", png(40, 20).subarray(0, 60)],
    ["a PNG with something behind it", Buffer.concat([png(40, 20), Buffer.from("<script>")])],
    ["an image of more than 2,000 pixels", png(2_001, 1)],
    ["a JPEG without an image", Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ])("is not %s; the one before stays", async (_name, bytes) => {
    const rows = await auditRows(store);
    const problem = await problemIn(await put(bytes));
    expect(problem).toMatchObject({ status: 422, code: "logo-unusable" });
    expect(await auditRows(store)).toEqual(rows);
    const shown = await accountant("GET", "firm/logo");
    expect(shown.headers.get("content-type")).toBe("image/jpeg");
  });

  it("has at most 512 KB", async () => {
    const large = Buffer.concat([smallJpeg(10, 10).subarray(0, -2), Buffer.alloc(512 * 1024)]);
    expect(await problemIn(await put(large))).toMatchObject({ status: 400, code: "validation" });
  });

  it("is changed by admins alone, and from the version that they saw", async () => {
    const body = { base64: png(4, 4).toString("base64") };
    const other = await accountant("PUT", "firm/logo", { version, body });
    expect(await problemIn(other)).toMatchObject({ status: 403 });
    const stale = await admin("PUT", "firm/logo", { version: version - 1, body });
    expect(await problemIn(stale)).toMatchObject({ status: 412, code: "version-changed" });
  });

  it("can be taken away", async () => {
    const response = await admin("DELETE", "firm/logo", { version });
    expect(((await response.json()) as FirmView).logo).toBeNull();
    expect(await lastAudit(store)).toMatchObject({
      action: "logo-removed",
      before: { mediaType: "image/jpeg" },
      after: null,
    });
    expect((await accountant("GET", "firm/logo")).status).toBe(404);
  });

  /** The segments that say what it is; no picture in between. */
  function smallJpeg(width: number, height: number): Buffer {
    const size = [height >> 8, height & 255, width >> 8, width & 255];
    const application = [0xff, 0xe0, 0, 4, 0, 0];
    const frame = [0xff, 0xc0, 0, 11, 8, ...size, 1, 1, 0x11, 0];
    return Buffer.from([0xff, 0xd8, ...application, ...frame, 0xff, 0xd9]);
  }
});
