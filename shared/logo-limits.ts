/** What a firm's logo may be at most; the browser draws within it and the server checks it. */
export const largestLogo = { bytes: 512 * 1024, pixels: 2_000 } as const;
