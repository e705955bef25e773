import { expect, onTestFinished } from "vitest";
import { ExcelHost } from "../../../addin/trial/excel-host.ts";
import { bridgeTo } from "../../../addin/trial/native-bridge.ts";
import { Workbook } from "../../../addin/trial/model/workbook.ts";
import { officeJs } from "./office-js.ts";
import type { OfficeJs } from "./office-js.ts";

export type OpenedExcel = OfficeJs & {
  readonly workbook: Workbook;
  /** Round trips, bytes, faults, unimplemented names, kept references. */
  readonly host: ExcelHost;
  /** Waits until every batch, Office.js's own included, has been answered. */
  readonly settled: () => Promise<void>;
};

/**
 * The real `Excel` namespace on a workbook of ours, also as the globals `Excel` and `OfficeExtension`. When the test
 * ends it must have used no member that the model lacks, and have left no tracked reference.
 */
export function openExcel(
  options: { workbook?: Workbook; expectUnimplemented?: boolean } = {},
): OpenedExcel {
  const workbook = options.workbook ?? new Workbook();
  const host = new ExcelHost(workbook);
  const { bridge, settled } = bridgeTo(host);
  const office = officeJs();
  Reflect.get(Reflect.get(office.OfficeExtension, "HostBridge"), "init")(bridge);
  onTestFinished(async () => {
    await settled();
    host.stop();
    expect(host.interpreter.crashes, "defects of the simulated host").toEqual([]);
    if (!options.expectUnimplemented)
      expect(host.interpreter.unimplemented, "members that the host lacks").toEqual([]);
    expect(host.interpreter.references.size, "tracked references left behind").toBe(0);
  });
  return { ...office, workbook, host, settled };
}
