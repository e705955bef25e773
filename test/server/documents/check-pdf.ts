import initQpdf from "@neslinesli93/qpdf-wasm";
import { createRequire } from "node:module";
import { expect } from "vitest";

const wasm = createRequire(import.meta.url).resolve("@neslinesli93/qpdf-wasm/dist/qpdf.wasm");

/** `qpdf --check`: fails on anything that another program would have to mend. */
export async function checkPdf(bytes: Uint8Array): Promise<void> {
  const qpdf = await initQpdf({ locateFile: () => wasm });
  // safe because Emscripten's file system has it; the types of this package leave it out
  const files = qpdf.FS as unknown as { writeFile(path: string, bytes: Uint8Array): void };
  files.writeFile("/invoice.pdf", bytes);
  expect(qpdf.callMain(["--check", "/invoice.pdf"])).toBe(0);
}
