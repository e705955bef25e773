import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Script } from "node:vm";

export type OfficeJs = { Excel: typeof Excel; OfficeExtension: typeof OfficeExtension };

let loaded: OfficeJs | null = null;

/** Microsoft's own file, unmodified, once per realm; it needs no more of a browser than a `window` while it loads. */
export function officeJs(): OfficeJs {
  if (loaded) return loaded;
  const file = createRequire(import.meta.url).resolve(
    "@microsoft/office-js/dist/excel-web-16.00.js",
  );
  const hadWindow = Reflect.has(globalThis, "window");
  if (!hadWindow) Reflect.set(globalThis, "window", globalThis);
  new Script(readFileSync(file, "utf8"), { filename: file }).runInThisContext();
  if (!hadWindow) Reflect.deleteProperty(globalThis, "window");
  loaded = {
    Excel: Reflect.get(globalThis, "Excel"),
    OfficeExtension: Reflect.get(globalThis, "OfficeExtension"),
  };
  return loaded;
}
