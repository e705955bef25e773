import type { Element } from "@xmldom/xmldom";
import {
  addressesOf,
  attributes,
  childrenOf,
  groupOfReference,
  named,
  readManifest,
  resourcesOf,
  textOf,
} from "./manifest-xml.ts";
import type { Manifest } from "./manifest-xml.ts";

/** What a manifest is held against. */
export interface ManifestContext {
  /** Of all its addresses, e.g. `https://billing.example`. */
  origin: string;
  /** Every locale that the manifest speaks, the default one first. */
  locales: readonly string[];
  requiredSet: { name: string; minVersion: string };
  /** The last released version, which this one has to exceed; null before the first release. */
  releasedVersion: string | null;
  /** Width and height of the PNG that the server has at this path; null when it has none. */
  pictureSize: (path: string) => { width: number; height: number } | null;
  /** Whether the server has a page at this path. */
  hasPage: (path: string) => boolean;
}

/** What is wrong, one sentence each. */
type Rule = (manifest: Manifest, context: ManifestContext) => string[];

const topOrder = [
  "Id",
  "AlternateId",
  "Version",
  "ProviderName",
  "DefaultLocale",
  "DisplayName",
  "Description",
  "IconUrl",
  "HighResolutionIconUrl",
  "SupportUrl",
  "AppDomains",
  "Hosts",
  "Requirements",
  "DefaultSettings",
  "Permissions",
  "VersionOverrides",
];
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const longestId = 32;

/** What can be checked of a manifest without Microsoft's service, by name of the rule. */
export const manifestRules: Readonly<Record<string, Rule>> = {
  "is a task pane add-in for workbooks alone": (manifest) => {
    const hosts = named(manifest, "Host").map(
      (host) => host.getAttribute("Name") ?? host.getAttribute("xsi:type"),
    );
    const overrides = named(manifest, "VersionOverrides")[0]?.getAttribute("xsi:type");
    return [
      ...differs("xsi:type", manifest.root.getAttribute("xsi:type"), "TaskPaneApp"),
      ...differs("Hosts", hosts.join(), "Workbook,Workbook"),
      ...differs("Permissions", textOf(manifest, "Permissions"), "ReadWriteDocument"),
      ...differs("VersionOverrides", overrides, "VersionOverridesV1_0"),
    ];
  },

  "has its elements in the order that Excel demands": ({ root }) => {
    const names = childrenOf(root).map(({ localName }) => localName ?? "");
    const unknown = names.filter((name) => !topOrder.includes(name));
    const ordered = names.toSorted((a, b) => topOrder.indexOf(a) - topOrder.indexOf(b));
    return [
      ...unknown.map((name) => `${name} is no element of a manifest.`),
      ...duplicates(names).map((name) => `${name} is there twice.`),
      ...(names.join() === ordered.join() ? [] : [`The order is ${names.join(", ")}.`]),
    ];
  },

  "has an id, a version above the last release, a provider and a support page": (
    manifest,
    { releasedVersion },
  ) => {
    const id = textOf(manifest, "Id");
    const version = textOf(manifest, "Version");
    const isNew = releasedVersion === null || isAbove(version, releasedVersion);
    return [
      ...(guid.test(id) ? [] : [`Id is no GUID: ${id}.`]),
      ...(/^\d{1,5}(\.\d{1,5}){3}$/.test(version)
        ? []
        : [`Version does not have four parts of up to five digits: ${version}.`]),
      ...(isNew ? [] : [`Version ${version} is not above ${releasedVersion}.`]),
      ...(textOf(manifest, "ProviderName") ? [] : ["ProviderName is missing."]),
      ...(named(manifest, "SupportUrl").length === 1 ? [] : ["SupportUrl is missing."]),
    ];
  },

  "keeps texts and ids within their lengths": (manifest) => [
    ...tooLong(named(manifest, "DisplayName"), 125),
    ...tooLong(named(manifest, "Description"), 250),
    ...tooLong(named(manifest, "ShortStrings").flatMap(childrenOf), 125),
    ...tooLong(named(manifest, "LongStrings").flatMap(childrenOf), 250),
    ...[...attributes(manifest, "id"), ...attributes(manifest, "resid")]
      .filter((id) => id.length > longestId)
      .map((id) => `${id} is longer than ${longestId} characters.`),
  ],

  "says every text in every language": (manifest, { locales: [first, ...others] }) => {
    const texts = ["DisplayName", "Description", "String"]
      .flatMap((name) => named(manifest, name))
      .filter((text) => text.hasAttribute("DefaultValue"));
    const untranslated = texts.flatMap((text) => {
      const translations = childrenOf(text).map((each) => each.getAttribute("Locale"));
      return others
        .filter((locale) => !translations.includes(locale))
        .map((locale) => `“${text.getAttribute("DefaultValue")}” has no ${locale}.`);
    });
    return [
      ...differs("DefaultLocale", textOf(manifest, "DefaultLocale"), first ?? ""),
      ...untranslated,
    ];
  },

  "demands just the Excel API that the add-in uses": (manifest, { requiredSet }) => {
    const sets = named(manifest, "Set");
    return [
      ...differs("Sets", sets.map((set) => set.getAttribute("Name")).join(), requiredSet.name),
      ...differs("MinVersion", sets[0]?.getAttribute("MinVersion"), requiredSet.minVersion),
    ];
  },

  "leads only to https addresses of its own server": (manifest, { origin }) =>
    addressesOf(manifest)
      .filter((address) => !address.startsWith(`${origin}/`) || !address.startsWith("https://"))
      .map((address) => `${address} is not on ${origin}.`),

  "leads only to pages that exist": (manifest, { hasPage }) =>
    addressesOf(manifest)
      .filter((address) => !address.endsWith(".png") && !hasPage(pathOf(address)))
      .map((address) => `${address} does not exist.`),

  "has every icon, in its exact size": (manifest, { pictureSize }) => {
    const resources = resourcesOf(manifest);
    const valueOf = (name: string) => named(manifest, name)[0]?.getAttribute("DefaultValue") ?? "";
    const ribbon = named(manifest, "Icon").map((icon) =>
      childrenOf(icon).map((image) => ({
        size: Number(image.getAttribute("size")),
        address: resources.get(image.getAttribute("resid") ?? "")?.value ?? "",
      })),
    );
    const incomplete = ribbon.filter(
      (images) => images.map(({ size }) => size).join() !== "16,32,80",
    );
    const wanted = [
      { size: 32, address: valueOf("IconUrl") },
      { size: 64, address: valueOf("HighResolutionIconUrl") },
      ...ribbon.flat(),
    ];
    return [
      ...incomplete.map(() => "An icon of the ribbon does not come in 16, 32 and 80 pixels."),
      ...wanted.flatMap(({ size, address }) => {
        const found = address === "" ? null : pictureSize(pathOf(address));
        if (!found) return [`The icon of ${size} pixels is no PNG: ${address}.`];
        const isExact = found.width === size && found.height === size;
        return isExact ? [] : [`${address} is ${found.width} × ${found.height}, not ${size}.`];
      }),
    ];
  },

  "resolves every resource that it names, and names every one that it has": (manifest) => {
    const resources = resourcesOf(manifest);
    const references = manifest.elements.filter((element) => element.hasAttribute("resid"));
    const used = new Set(references.map((element) => element.getAttribute("resid")));
    return [
      ...references.flatMap((element) => {
        const id = element.getAttribute("resid") ?? "";
        const found = resources.get(id);
        if (!found) return [`No resource is called ${id}.`];
        const group = groupOfReference(element);
        return found.group === group ? [] : [`${id} stands in ${found.group}, not in ${group}.`];
      }),
      ...[...resources.keys()].filter((id) => !used.has(id)).map((id) => `Nothing uses ${id}.`),
    ];
  },

  "puts a button that shows the task pane on the Home tab": (manifest) => {
    const typeOf = (name: string) => named(manifest, name)[0]?.getAttribute("xsi:type");
    return [
      ...differs("OfficeTab", named(manifest, "OfficeTab")[0]?.getAttribute("id"), "TabHome"),
      ...differs("Control", typeOf("Control"), "Button"),
      ...differs("Action", typeOf("Action"), "ShowTaskpane"),
      ...(textOf(manifest, "TaskpaneId") ? [] : ["TaskpaneId is missing."]),
      ...duplicates(attributes(manifest, "id")).map((id) => `The id ${id} is there twice.`),
    ];
  },
};

/** All that is wrong with a manifest, as "rule: what"; throws where the XML is not well formed. */
export function faultsOfManifest(xml: string, context: ManifestContext): string[] {
  const manifest = readManifest(xml);
  return Object.entries(manifestRules).flatMap(([name, rule]) =>
    rule(manifest, context).map((fault) => `${name}: ${fault}`),
  );
}

function differs(what: string, found: string | null | undefined, wanted: string): string[] {
  return found === wanted ? [] : [`${what} is ${found || "missing"}, not ${wanted}.`];
}

function tooLong(texts: readonly Element[], most: number): string[] {
  return texts
    .flatMap((text) => [
      text.getAttribute("DefaultValue") ?? "",
      ...childrenOf(text).map((each) => each.getAttribute("Value") ?? ""),
    ])
    .filter((text) => text.length > most)
    .map((text) => `“${text.slice(0, 40)}…” is longer than ${most} characters.`);
}

function duplicates(words: readonly string[]): string[] {
  return words.filter((word, index) => words.indexOf(word) < index);
}

function isAbove(version: string, released: string): boolean {
  const [ours, theirs] = [version, released].map((text) => text.split(".").map(Number));
  const at = ours?.findIndex((part, index) => part !== theirs?.[index]) ?? -1;
  return at >= 0 && (ours?.[at] ?? 0) > (theirs?.[at] ?? 0);
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}
