/** Made by the build: see `sampleSheets` in vite.config.ts. */
declare module "virtual:sample-sheets" {
  interface SampleFile {
    /** What it is, e.g. "Harvest, detailed time". */
    name: string;
    culture: string;
    sheet: import("../sample-sheet.ts").SampleSheet;
  }
  export const sampleFiles: readonly SampleFile[];
}
