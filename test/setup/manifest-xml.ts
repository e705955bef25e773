import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";
import type { Element } from "@xmldom/xmldom";

/** A manifest, read: the element at the top and all elements in their order. */
export interface Manifest {
  root: Element;
  elements: readonly Element[];
}

/** Reads the XML; throws where it is not well formed. */
export function readManifest(xml: string): Manifest {
  const parser = new DOMParser({ onError: onErrorStopParsing });
  const root = parser.parseFromString(xml, "text/xml").documentElement;
  if (!root) throw new Error("The manifest is empty.");
  return { root, elements: [...root.getElementsByTagName("*")] };
}

/** Elements of a name, with or without the prefix `bt:`. */
export function named({ elements }: Manifest, name: string): Element[] {
  return elements.filter(({ localName }) => localName === name);
}

/** The text of the first element of a name; "" when there is none. */
export function textOf(manifest: Manifest, name: string): string {
  return named(manifest, name)[0]?.textContent?.trim() ?? "";
}

/** An attribute of every element that has it. */
export function attributes({ elements }: Manifest, attribute: string): string[] {
  return elements.flatMap((element) => element.getAttribute(attribute) ?? []);
}

/** Addresses that the manifest leads to. */
export function addressesOf({ elements }: Manifest): string[] {
  return elements
    .flatMap((element) => [element.getAttribute("DefaultValue"), element.getAttribute("Value")])
    .filter((value) => value !== null)
    .filter((value) => /^[a-z]+:\/\//i.test(value));
}

export function childrenOf(element: Element): Element[] {
  return [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
}

/** Resources by id, with the group in which each stands, e.g. "ShortStrings". */
export function resourcesOf(manifest: Manifest): Map<string, { group: string; value: string }> {
  const groups = named(manifest, "Resources").flatMap(childrenOf);
  return new Map(
    groups.flatMap((group) =>
      childrenOf(group).map((resource) => [
        resource.getAttribute("id") ?? "",
        { group: group.localName ?? "", value: resource.getAttribute("DefaultValue") ?? "" },
      ]),
    ),
  );
}

/** In which group of resources an element's `resid` has to stand. */
export function groupOfReference({ localName, parentNode }: Element): string {
  if (localName === "Image") return "Images";
  if (localName?.endsWith("Url") || localName === "SourceLocation") return "Urls";
  const inTip = parentNode?.nodeName === "Supertip" || parentNode?.nodeName === "GetStarted";
  return localName === "Description" && inTip ? "LongStrings" : "ShortStrings";
}
