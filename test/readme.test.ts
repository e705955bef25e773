import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./setup/source-files.ts";

const readme = readFileSync(join(root, "README.md"), "utf8");
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);

/** Paths in code marks, and those that links and pictures lead to. */
function pathsNamed(text: string): string[] {
  const marked = [...text.matchAll(/`([^`\n]+)`/g)].map(([, words]) => words ?? "");
  const linked = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target ?? "");
  const isPath = (words: string) => /^[\w.@/-]+$/.test(words) && /[/.]/.test(words);
  return [...marked.filter(isPath), ...linked.filter((target) => !/^[a-z]+:/.test(target))];
}

describe("README.md", () => {
  it("names only paths that exist", () => {
    const paths = pathsNamed(readme);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("names only commands that exist", () => {
    const commands = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? "");
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["start", "test"]));
  });

  it("would tell a path that is not there", () => {
    expect(pathsNamed("see `server/nothing.ts`, `npm start` and ![x](.readme/none.png)")).toEqual([
      "server/nothing.ts",
      ".readme/none.png",
    ]);
  });
});
