import {
  parseRemembered,
  printRemembered,
  recall,
  remember,
} from "../mapping/remembered-mapping.ts";
import {
  parseChoices,
  printChoices,
  recallChoices as choicesFor,
  rememberChoices as withChoices,
} from "../mapping/remembered-choices.ts";
import type { TableChoices } from "../mapping/remembered-choices.ts";
import type { ColumnMapping } from "../mapping/fields.ts";
import type { SheetTable } from "../sheet-table.ts";
import type { RunSession, Session } from "./excel-session.ts";

const settingKey = "billing-runs.column-mappings";
const choicesKey = "billing-runs.table-choices";

async function readSetting(session: Session, key = settingKey): Promise<unknown> {
  const setting = session.context.workbook.settings.getItemOrNullObject(key);
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

export function recallChoices(run: RunSession, table: SheetTable): Promise<TableChoices> {
  return run({ kind: "read" }, async (session) =>
    choicesFor(parseChoices(await readSetting(session, choicesKey)), table),
  );
}

export function rememberChoices(
  run: RunSession,
  table: SheetTable,
  choices: TableChoices,
): Promise<void> {
  return run({ kind: "write" }, async (session) => {
    const before = parseChoices(await readSetting(session, choicesKey));
    const after = printChoices(withChoices(before, table, choices));
    if (after === printChoices(before)) return;
    session.context.workbook.settings.add(choicesKey, after);
    await session.sync();
  });
}
