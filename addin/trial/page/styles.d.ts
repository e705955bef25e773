declare module "*.css";

interface ImportMeta {
  /** Vite's: the files that match, known when the page is built. */
  readonly glob: (pattern: string, options: { query: string }) => Record<string, unknown>;
}
