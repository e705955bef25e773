import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** An element of the document's structure with the text in it, as far as it stands on one page. */
export interface TaggedText {
  role: string;
  alt: string | undefined;
  text: string;
  children: TaggedText[];
}

export interface ReadPage {
  /** All text in the order of the page's content, decoration too, without white space. */
  text: string;
  structure: TaggedText[];
}

export interface ReadPdf {
  language: string | null;
  title: string;
  pages: ReadPage[];
}

/** Reads a PDF as a reader other than ours does. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  try {
    const { info } = await document.getMetadata();
    const pages: ReadPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({
        includeMarkedContent: true,
        disableNormalization: true,
      });
      const { text, texts } = textsOf(items);
      const tree = await page.getStructTree();
      pages.push({ text, structure: childrenOf(tree, texts) });
    }
    // safe because pdfjs gives what the document says, or nothing
    const { Title, Language } = info as { Title?: string; Language?: string };
    return { title: Title ?? "", language: Language ?? null, pages };
  } finally {
    await task.destroy();
  }
}

/** A piece of text, or where a marked part begins or ends. */
interface Item {
  type?: string;
  id?: string;
  str?: string;
}

/** All text, and what stands in each marked part by its id. */
function textsOf(items: readonly Item[]): { text: string; texts: Map<string, string> } {
  const texts = new Map<string, string>();
  const open: string[] = [];
  let text = "";
  for (const { type, id = "", str } of items) {
    if (type === "endMarkedContent") open.pop();
    else if (type !== undefined) open.push(id);
    if (str === undefined) continue;
    const piece = withoutSpace(str);
    text += piece;
    const part = open.at(-1) ?? "";
    texts.set(part, (texts.get(part) ?? "") + piece);
  }
  return { text, texts };
}

interface StructNode {
  role?: string;
  alt?: string;
  id?: string;
  children?: StructNode[];
}

function childrenOf(node: StructNode | null, texts: ReadonlyMap<string, string>): TaggedText[] {
  return (node?.children ?? [])
    .filter((child) => child.role !== undefined && isOnPage(child))
    .map((child) => ({
      role: child.role ?? "",
      alt: child.alt,
      text: (child.children ?? [])
        .map(({ id }) => (id === undefined ? "" : (texts.get(id) ?? "")))
        .join(""),
      children: childrenOf(child, texts),
    }));
}

/** pdfjs names the elements of a table that stand on other pages too. */
function isOnPage(node: StructNode): boolean {
  return (node.children ?? []).some((child) => child.id !== undefined || isOnPage(child));
}

/** Every element of that role, in reading order. */
export function elementsOf(structure: readonly TaggedText[], role: string): TaggedText[] {
  return structure.flatMap((element) => [
    ...(element.role === role ? [element] : []),
    ...elementsOf(element.children, role),
  ]);
}

export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}
