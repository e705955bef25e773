import { readdir } from "node:fs/promises";
import type { Ratio } from "./ratio.ts";

/** A file beside this one that measures something: it exports `bench`. */
interface BenchFile {
  bench?: () => Promise<Ratio[]>;
}

// `node test/bench/main.ts building` runs only the files whose name contains one of the words.
const wanted = process.argv.slice(2);
const files = (await readdir(import.meta.dirname)).filter(
  (file) =>
    file.endsWith(".ts") && (wanted.length === 0 || wanted.some((word) => file.includes(word))),
);

const over: Ratio[] = [];
for (const file of files.sort()) {
  if (file === "main.ts" || file === "ratio.ts") continue;
  const module: BenchFile = await import(`./${file}`);
  over.push(...((await module.bench?.()) ?? []).filter(({ ok }) => !ok));
}

if (over.length > 0) {
  console.log(`Over the limit: ${over.map(({ name }) => name).join("; ")}`);
  process.exitCode = 1;
}
