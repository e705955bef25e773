import {
  parseRemembered,
  printRemembered,
  recall,
  remember,
} from "../mapping/remembered-mapping.ts";
import type { ColumnMapping } from "../mapping/fields.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { RunSession, Session } from "./excel-session.ts";

const settingKey = "billing-runs.column-mappings";

async function readSetting(session: Session): Promise<unknown> {
  const setting = session.context.workbook.settings.getItemOrNullObject(settingKey);
  setting.load("value");
  await session.sync();
  return setting.isNullObject ? null : setting.value;
}

export function recallMapping(run: RunSession, table: SheetTable): Promise<ColumnMapping | null> {
  return run({ kind: "read" }, async (session) =>
    recall(parseRemembered(await readSetting(session)), table),
  );
}

export function rememberMapping(
  run: RunSession,
  table: SheetTable,
  mapping: ColumnMapping,
): Promise<void> {
  return run({ kind: "write" }, async (session) => {
    const before = parseRemembered(await readSetting(session));
    const after = printRemembered(remember(before, table, mapping));
    if (after === printRemembered(before)) return;
    session.context.workbook.settings.add(settingKey, after);
    await session.sync();
  });
}
