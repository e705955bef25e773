declare module "subset-font" {
  interface SubsetOptions {
    targetFormat?: "truetype" | "sfnt" | "woff" | "woff2";
    noHinting?: boolean;
    keepFeatures?: string[];
  }
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: SubsetOptions,
  ): Promise<Uint8Array>;
}
