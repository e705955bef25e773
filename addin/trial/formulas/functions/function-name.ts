/** Newer functions carry a prefix in files. */
export const functionName = (written: string): string =>
  written.toUpperCase().replace(/^(_XLFN\.|_XLWS\.)+/, "");
