import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { manifestContext, manifestFile } from "./setup/manifest-context.ts";
import { faultsOfManifest, manifestRules } from "./setup/manifest-rules.ts";
import { readManifest } from "./setup/manifest-xml.ts";

const xml = readFileSync(manifestFile, "utf8");

/** The manifest with one place changed; a place that is not there is a mistake of the test. */
function changed(from: string | RegExp, to: string): string {
  const result = xml.replace(from, to);
  if (result === xml) throw new Error(`The manifest does not contain ${String(from)}.`);
  return result;
}

describe("manifest.xml", () => {
  it.each(Object.keys(manifestRules))("%s", (name) => {
    expect(manifestRules[name]?.(readManifest(xml), manifestContext)).toEqual([]);
  });
});

describe("a broken manifest", () => {
  it.each<[what: string, from: string | RegExp, to: string, says: RegExp]>([
    ["another kind of permission", "ReadWriteDocument", "Everything", /Permissions is Everything/],
    ["another host", '<Host Name="Workbook"', '<Host Name="Document"', /Hosts is Document/],
    [
      "a wrong order",
      /(<Version>.*<\/Version>)\s*(<ProviderName>.*<\/ProviderName>)/,
      "$2$1",
      /order/,
    ],
    ["an unknown element", "<Permissions>", "<Colour>red</Colour><Permissions>", /Colour is no/],
    ["an id that is none", /<Id>.*<\/Id>/, "<Id>billing-runs</Id>", /no GUID/],
    [
      "a version of three parts",
      /<Version>.*<\/Version>/,
      "<Version>1.0.0</Version>",
      /four parts/,
    ],
    ["no support page", /<SupportUrl .*\/>/, "", /SupportUrl is missing/],
    [
      "a support address that is no page",
      /\/support\.html/,
      "/help.html",
      /help\.html does not exist/,
    ],
    [
      "a name that is too long",
      'DisplayName DefaultValue="',
      `$&${"Long ".repeat(30)}`,
      /longer than 125/,
    ],
    [
      "a resource id that is too long",
      /OpenPane\.Tip/g,
      "OpenPane.Tip".repeat(3),
      /longer than 32/,
    ],
    [
      "a text in one language only",
      /<bt:Override Locale="de-DE" Value="Abrechnung" \/>/,
      "",
      /no de-DE/,
    ],
    ["another default language", ">en-US<", ">fr-FR<", /DefaultLocale is fr-FR/],
    [
      "more than the add-in needs",
      'MinVersion="1.14" /',
      'MinVersion="1.17" /',
      /MinVersion is 1\.17/,
    ],
    [
      "a set that cuts off older clients",
      'Name="ExcelApi"',
      'Name="NestedAppAuth"',
      /NestedAppAuth/,
    ],
    ["http", /https(:\/\/localhost:3443\/pane)/, "http$1", /http:\/\/localhost:3443\/pane/],
    ["another server", "localhost:3443/pane", "elsewhere.example/pane", /elsewhere\.example/],
    ["an icon that is not there", "icon-16.png", "icon-17.png", /no PNG/],
    ["an icon of another size", "assets/icon-64.png", "assets/icon-80.png", /80 × 80, not 64/],
    ["a ribbon without large icons", /<bt:Image size="80" .*\/>/, "", /16, 32 and 80/],
    [
      "a name that resolves to nothing",
      'resid="Group.Label"',
      'resid="Group.Name"',
      /called Group\.Name/,
    ],
    ["a text where an address belongs", 'resid="Pane.Url"', 'resid="Group.Label"', /not in Urls/],
    [
      "a resource that nothing uses",
      '<bt:Url id="Pane.Url"',
      '<bt:Url id="Old.Url" DefaultValue=""/>$&',
      /Nothing uses Old\.Url/,
    ],
    ["another tab", "TabHome", "TabData", /OfficeTab is TabData/],
    ["a button that opens no pane", "ShowTaskpane", "ExecuteFunction", /Action is ExecuteFunction/],
    ["no name for the pane", /<TaskpaneId>.*<\/TaskpaneId>/, "", /TaskpaneId is missing/],
    ["an id that is there twice", 'Url id="Support.Url"', 'Url id="Pane.Url"', /twice/],
  ])("is refused for %s", (_what, from, to, says) => {
    expect(faultsOfManifest(changed(from, to), manifestContext).join("\n")).toMatch(says);
  });

  it("is refused when its version was released already", () => {
    const context = { ...manifestContext, releasedVersion: "1.0.0.0" };
    expect(faultsOfManifest(xml, context)).toEqual([expect.stringMatching(/not above 1\.0\.0\.0/)]);
    const older = { ...manifestContext, releasedVersion: "0.9.99.0" };
    expect(faultsOfManifest(xml, older)).toEqual([]);
  });

  it("is refused when it is no XML", () => {
    expect(() => readManifest(changed("</OfficeApp>", ""))).toThrow();
  });
});
