/** Where the pane finds itself: in Excel, in a plain browser, or with an Office.js that never answers. */
export type OfficeStart = "excel" | "no-host" | "no-answer";

/**
 * Waits for Office.js. `Office.onReady` never resolves when a sub-file is blocked or the address was
 * copied out of another host, so it races with a clock.
 */
export async function startOffice(timeoutMs = 8_000): Promise<OfficeStart> {
  if (typeof Office === "undefined") return "no-host";
  const ready = Office.onReady().then(({ host }): OfficeStart =>
    host === Office.HostType.Excel ? "excel" : "no-host",
  );
  const late = new Promise<OfficeStart>((resolve) => {
    setTimeout(() => resolve("no-answer"), timeoutMs);
  });
  return Promise.race([ready, late]);
}
