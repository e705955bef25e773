import type { ImportClientsBody, ImportedClients } from "#shared/wire/client-import.ts";
import { AppError } from "../../domain/app-error.ts";
import type { ImportStep } from "../../domain/client-import.ts";
import { writeAudits } from "../../storage/audit.ts";
import type { AuditEvent } from "../../storage/audit.ts";
import { clientColumns, newClientColumns } from "../../storage/clients/client-columns.ts";
import { insertClients, saveClient } from "../../storage/clients/client-record.ts";
import { privateAmong } from "../../storage/clients/client-list.ts";
import type { Tx } from "../../storage/database.ts";
import type { Context } from "../context.ts";
import { fairTurns } from "../fair-turns.ts";
import { compareList } from "./compare-list.ts";
import { tellNamesakes } from "./tell-namesakes.ts";

type Expected = ImportClientsBody["rows"][number]["expected"];

/**
 * Takes the chosen rows of a list over, all or none: refused whole with `version-changed` when one of them comes to
 * something else than the preview showed.
 */
export async function importClients(
  context: Context,
  { rows }: ImportClientsBody,
): Promise<ImportedClients> {
  const { database } = context;
  return database.write(async (trx) => {
    const steps = await compareList(
      context,
      trx,
      rows.map(({ row }) => row),
    );
    refuseOthers(
      steps,
      rows.map(({ expected }) => expected),
    );
    const created = await create(context, trx, steps);
    const changed = await change(context, trx, steps);
    return { createdCount: created, changedCount: changed };
  });
}

/** So many rows are told one by one. */
const toldOneByOne = 100;

function refuseOthers(steps: readonly ImportStep[], expected: readonly Expected[]): void {
  const items = steps.flatMap(({ verdict }, index) => {
    const message = faultOf(verdict, expected[index] ?? null);
    return message === null ? [] : [{ location: `/rows/${index}`, message }];
  });
  if (items.length === 0) return;
  const rows = items.length === 1 ? "1 row comes" : `${items.length} rows come`;
  throw new AppError(
    "version-changed",
    `${rows} to something else than was shown, because clients were changed in the meantime. Nothing was imported; compare the list again.`,
    items.slice(0, toldOneByOne),
  );
}

function faultOf(verdict: ImportStep["verdict"], expected: Expected): string | null {
  if (verdict.state === "problem") return verdict.message;
  if (verdict.state === "new") {
    return expected === null ? null : "This client is not there any more.";
  }
  if (expected === null) return "There is such a client now.";
  return expected.clientId === verdict.clientId && expected.version === verdict.version
    ? null
    : "This client was changed in the meantime.";
}

async function create(context: Context, trx: Tx, steps: readonly ImportStep[]): Promise<number> {
  const { database, ids, clock } = context;
  const createdAt = clock.now();
  const made = steps.flatMap(({ verdict, fields }) => {
    const { name } = fields;
    return verdict.state === "new" && name !== undefined ? { ...fields, name, id: ids.next() } : [];
  });
  const rows = made.map((one) => newClientColumns({ ...one, privacy: "public", createdAt }));
  await insertClients(trx, database.dialect, rows);
  await audit(
    context,
    trx,
    made.map(({ id, ...after }) => ({ action: "client-created", subject: `client:${id}`, after })),
  );
  await tellNamesakes(context, trx, made);
  return made.length;
}

async function change(context: Context, trx: Tx, steps: readonly ImportStep[]): Promise<number> {
  const { database } = context;
  const changed = steps.flatMap(({ verdict, fields }) =>
    verdict.state === "changed" ? { id: verdict.clientId, changes: verdict.changes, fields } : [],
  );
  const restricted = await privateAmong(
    trx,
    database.dialect,
    changed.map(({ id }) => id),
  );
  const others = fairTurns();
  for (const { id, fields } of changed) {
    await saveClient(trx, id, clientColumns(fields));
    await others();
  }
  await audit(
    context,
    trx,
    changed.map(({ id, changes }) => ({
      action: "client-changed",
      subject: `client:${id}`,
      before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
      after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
      restrictedClientId: restricted.has(id) ? id : null,
    })),
  );
  const renamed = changed.flatMap(({ id, fields: { name } }) =>
    name === undefined ? [] : { id, name },
  );
  await tellNamesakes(context, trx, renamed);
  return changed.length;
}

async function audit(
  { database, clock, actor }: Context,
  trx: Tx,
  events: readonly Omit<AuditEvent, "at" | "personId">[],
): Promise<void> {
  const by = { at: clock.now(), personId: actor.personId };
  await writeAudits(
    trx,
    database.dialect,
    events.map((event) => ({ ...event, ...by })),
  );
}
