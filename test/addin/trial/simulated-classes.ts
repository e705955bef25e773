import { ExcelHost } from "../../../addin/trial/excel-host.ts";
import { WorkbookNode } from "../../../addin/trial/excel/workbook-node.ts";
import { HostNode } from "../../../addin/trial/rich-api/host-node.ts";
import { membersOf } from "../../../addin/trial/rich-api/member-table.ts";
import { RangeNode } from "../../../addin/trial/excel/range/range-node.ts";
import { DefinedName } from "../../../addin/trial/model/defined-name.ts";
import { area } from "../../../addin/trial/model/cells/area.ts";
import { hoursWorkbook } from "./sheets.ts";

export type SimulatedClass = {
  readonly name: string;
  readonly members: readonly string[];
  readonly scalars: readonly string[];
};

/** Every class that the add-in can reach from the workbook, found by walking its properties. */
function walk(root: HostNode): SimulatedClass[] {
  const found = new Map<string, SimulatedClass>();
  const open: HostNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (found.has(node.className)) continue;
    const { properties, methods, scalars, navigation } = membersOf(node);
    const members = [...[...properties.values()].map(({ name }) => name), ...methods.values()];
    found.set(node.className, { name: node.className, members, scalars });
    for (const name of navigation) pushNode(open, Reflect.get(node, name));
    for (const child of node.items ?? []) open.push(child);
  }
  return [...found.values()];
}

function pushNode(open: HostNode[], value: unknown): void {
  if (value instanceof HostNode) open.push(value);
}

function reachable(): SimulatedClass[] {
  const workbook = hoursWorkbook();
  const sheet = workbook.activeSheet;
  workbook.names = [new DefinedName("Rates", null, { sheet, area: area(1, 2, 2, 1) })];
  workbook.settings.set("mapping", {});
  // ties the classes together
  new ExcelHost(workbook).stop();
  const root = new WorkbookNode(workbook);
  const range = new RangeNode(sheet, area(0, 0, 2, 2));
  const starts = [
    root,
    range,
    range.GetVisibleView(),
    range.GetSpecialCells("Visible"),
    range.GetTables(false),
  ];
  const classes = new Map(starts.flatMap(walk).map((simulated) => [simulated.name, simulated]));
  return [...classes.values(), ...walk(root.Functions.Date(2000, 1, 1))];
}

export const simulatedClasses = reachable();
