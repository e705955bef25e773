import { globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

export const root = join(import.meta.dirname, "../..");

export interface SourceImport {
  /** Path from the project's top for own files, otherwise the package's name as written. */
  target: string;
  isOwn: boolean;
  isTypeOnly: boolean;
}

export interface SourceFile {
  /** From the project's top, with forward slashes. */
  path: string;
  lineCount: number;
  /** Without comments; strings and JSX texts are still there. */
  code: string;
  imports: SourceImport[];
}

/** Every TypeScript file of the project's four folders. */
export function readSourceFiles(): SourceFile[] {
  const paths = globSync("{shared,server,addin,test}/**/*.{ts,tsx}", { cwd: root });
  return paths.map((path) => path.replaceAll("\\", "/")).map(readSourceFile);
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const code = withoutComments(text);
  return {
    path,
    lineCount: text.trimEnd().split("\n").length,
    code,
    imports: importsOf(path, code),
  };
}

/** Comments that begin a line or stand after a space; addresses such as https://… stay. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "$1");
}

const importPattern =
  /^(?:import|export)\s+(type\s)?(?:([^;'"]*?)\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;

/** Static imports, re-exports and `import("…")`; an import whose names are all `type` counts as one of types. */
export function importsOf(path: string, code: string): SourceImport[] {
  return [...code.matchAll(importPattern)].map(([, typeWord, names, from, lazy]) => {
    const written = from ?? lazy ?? "";
    const isTypeOnly = typeWord !== undefined || (names !== undefined && onlyTypes(names));
    return { ...resolved(path, written), isTypeOnly };
  });
}

function onlyTypes(names: string): boolean {
  const braced = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  return braced !== undefined && braced.split(",").every((name) => /^\s*(type\s.*)?$/.test(name));
}

function resolved(path: string, written: string): Pick<SourceImport, "target" | "isOwn"> {
  if (written.startsWith("#shared/")) return { target: written.slice(1), isOwn: true };
  if (!written.startsWith(".")) return { target: written, isOwn: false };
  return { target: posix.join(dirname(path), written), isOwn: true };
}
