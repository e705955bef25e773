import { basename, dirname } from "node:path";
import { describe, expect, it } from "vitest";
import {
  emptyNames,
  mostFilesInFolder,
  mostLines,
  packagesOf,
  parts,
} from "./architecture-table.ts";
import type { Part } from "./architecture-table.ts";
import { importsOf, readSourceFiles, withoutComments } from "./setup/source-files.ts";
import type { SourceFile, SourceImport } from "./setup/source-files.ts";

const files = readSourceFiles();

function partOf(path: string): Part | undefined {
  return parts
    .filter(({ folder }) => path.startsWith(`${folder}/`))
    .reduce<Part | undefined>(
      (longest, part) => (longest && longest.folder.length > part.folder.length ? longest : part),
      undefined,
    );
}

function isInOneOf(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`));
}

/** Why an import of an own file may not be; null when it may. */
function faultOf(path: string, { target, isTypeOnly }: SourceImport): string | null {
  const from = partOf(path);
  const to = partOf(target);
  if (!from || !to) return `${path}: ${target} lies in no part of the house`;
  if (from === to || from.may.includes(to.folder)) return null;
  const asType = from.mayAsTypes?.includes(to.folder) ?? false;
  if (asType && isTypeOnly) return null;
  return `${path}: ${from.folder} may not import ${asType ? "values of " : ""}${to.folder} (${target})`;
}

function packageFaults({ path, imports }: SourceFile): string[] {
  return imports
    .filter(({ isOwn, isTypeOnly }) => !isOwn && !isTypeOnly)
    .flatMap(({ target }) =>
      Object.entries(packagesOf)
        .filter(
          ([name]) => target === name || target.startsWith(name.endsWith(":") ? name : `${name}/`),
        )
        .filter(([, folders]) => !isInOneOf(path, folders))
        .map(([name]) => `${path}: may not load ${name}`),
    );
}

/** Circles of imports at run time, each as a path through its files. */
function circles(sources: readonly SourceFile[]): string[] {
  const targets = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ isOwn, isTypeOnly }) => isOwn && !isTypeOnly).map(({ target }) => target),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();
  function visit(path: string, way: string[]) {
    const at = way.indexOf(path);
    if (at >= 0) found.push([...way.slice(at), path].join(" → "));
    if (at >= 0 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...way, path]);
    done.add(path);
  }
  for (const path of targets.keys()) visit(path, []);
  return found;
}

/** Files outside `allowed` whose code names something. */
function naming(pattern: RegExp, allowed: (path: string) => boolean): string[] {
  return files
    .filter(({ path, code }) => !path.startsWith("test/") && !allowed(path) && pattern.test(code))
    .map(({ path }) => path);
}

describe("imports", () => {
  it("point one way, as the table of parts says", () => {
    const faults = files.flatMap(({ path, imports }) =>
      imports.filter(({ isOwn }) => isOwn).flatMap((each) => faultOf(path, each) ?? []),
    );
    expect(faults).toEqual([]);
  });

  it("lead to files that exist", () => {
    const known = new Set(files.map(({ path }) => path));
    const lost = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ isOwn, target }) => isOwn && /\.tsx?$/.test(target) && !known.has(target))
        .map(({ target }) => `${path}: ${target}`),
    );
    expect(lost).toEqual([]);
  });

  it("make no circle", () => {
    expect(circles(files)).toEqual([]);
  });

  it("load a package only where it belongs", () => {
    expect(files.flatMap(packageFaults)).toEqual([]);
  });
});

describe("the rules both programs share", () => {
  it("need no package and nothing of Node", () => {
    const rules = files.filter(
      ({ path }) => path.startsWith("shared/") && !path.startsWith("shared/wire/"),
    );
    const foreign = rules.flatMap(({ path, imports }) =>
      imports.filter(({ isOwn }) => !isOwn).map(({ target }) => `${path}: ${target}`),
    );
    expect(foreign).toEqual([]);
  });
});

describe("what is named where", () => {
  it("names Excel only in addin/workbook", () => {
    const allowed = (path: string) => isInOneOf(path, ["addin/workbook", "addin/trial"]);
    expect(naming(/(?<![\w."'`])Excel\.[a-zA-Z]/, allowed)).toEqual([]);
  });

  it("names Office only in addin/office and addin/workbook", () => {
    const folders = ["addin/office", "addin/workbook", "addin/trial"];
    expect(naming(/(?<![\w."'`])Office\.[a-z]/, (path) => isInOneOf(path, folders))).toEqual([]);
  });

  it("reads the environment only in server/config.ts", () => {
    expect(naming(/process\.env\b/, (path) => path === "server/config.ts")).toEqual([]);
  });
});

describe("names and sizes", () => {
  it("has no file or folder whose name says nothing", () => {
    const words = files.flatMap(({ path }) =>
      path.split("/").map((word) => ({ path, word: word.replace(/\..*$/, "") })),
    );
    const empty = words.filter(({ word }) =>
      word.split("-").some((one) => emptyNames.includes(one)),
    );
    expect(empty.map(({ path }) => path)).toEqual([]);
  });

  it("names files in kebab-case", () => {
    const odd = files.filter(({ path }) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(basename(path)));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it(`has no file over ${mostLines} lines`, () => {
    const long = files.filter(({ lineCount }) => lineCount > mostLines);
    expect(long.map(({ path, lineCount }) => `${path}: ${lineCount}`)).toEqual([]);
  });

  it(`has no folder over ${mostFilesInFolder} files`, () => {
    const counts = new Map<string, number>();
    for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > mostFilesInFolder)).toEqual([]);
  });
});

describe("the checks themselves", () => {
  const read = (path: string, code: string): SourceFile => ({
    path,
    lineCount: 1,
    code,
    imports: importsOf(path, withoutComments(code)),
  });

  it("understand every way to import", () => {
    const code = [
      ` // import { no } from "./commented.ts";`,
      `import {\n  a,\n  type B,\n} from "../storage/runs.ts";`,
      `import type { C } from "#shared/entry.ts";`,
      `import { type D, type E } from "kysely";`,
      `import "./side-effect.ts";`,
      `export { f } from "./f.ts";`,
      `const lazy = () => IMPORT("./lazy.ts");`.replace("IMPORT", "import"),
      `const address = "https://example.org/from";`,
    ].join("\n");
    expect(importsOf("server/http/runs.ts", withoutComments(code))).toEqual([
      { target: "server/storage/runs.ts", isOwn: true, isTypeOnly: false },
      { target: "shared/entry.ts", isOwn: true, isTypeOnly: true },
      { target: "kysely", isOwn: false, isTypeOnly: true },
      { target: "server/http/side-effect.ts", isOwn: true, isTypeOnly: false },
      { target: "server/http/f.ts", isOwn: true, isTypeOnly: false },
      { target: "server/http/lazy.ts", isOwn: true, isTypeOnly: false },
    ]);
  });

  it.each([
    ["shared/entry.ts", `import { x } from "../server/domain/x.ts";`],
    ["server/domain/a.ts", `import { x } from "../storage/x.ts";`],
    ["server/use-cases/a.ts", `import { x } from "../http/x.ts";`],
    ["server/http/a.ts", `import { x } from "../storage/x.ts";`],
    ["server/main.ts", `import { x } from "./trial/x.ts";`],
    ["addin/pane/screens/a.tsx", `import { x } from "../../api/x.ts";`],
    ["addin/api/a.ts", `import { app } from "../../server/http/app.ts";`],
    ["addin/pane/a.ts", `import { x } from "#shared/wire/run.ts";`],
    ["addin/components/a.tsx", `import { x } from "../api/x.ts";`],
  ])("refuse in %s: %s", (path, code) => {
    expect(read(path, code).imports.map((each) => faultOf(path, each))).not.toContain(null);
  });

  it("allow the type of the API to cross from addin to server", () => {
    const file = read("addin/api/a.ts", `import type { App } from "../../server/http/app.ts";`);
    expect(file.imports.map((each) => faultOf(file.path, each))).toEqual([null]);
  });

  it("find a circle and a package out of place", () => {
    const one = read("shared/one.ts", `import { two } from "./two.ts";`);
    const two = read("shared/two.ts", `import { one } from "./one.ts";\nimport fs from "node:fs";`);
    expect(circles([one, two])).toEqual(["shared/one.ts → shared/two.ts → shared/one.ts"]);
    expect(packageFaults(two)).toEqual(["shared/two.ts: may not load node:"]);
  });
});
