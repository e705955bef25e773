import type { World } from "../firm-with-secrets.ts";
import type { Asks } from "../transcript.ts";

/** What one person asks of one route; what others answered to them may be used. */
export type Visit = (asks: Asks, world: World) => Promise<unknown>;

/** By method and path as the app lists them. */
export type Visits = Readonly<Record<string, Visit>>;

/** Several questions, one after the other. */
export async function inTurn(questions: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const ask of questions) await ask();
}

/** The version that the person would name in a change; 1 where they are told none. */
export async function versionOf(asks: Asks, path: string): Promise<number> {
  // safe because what has a version says so, and a refusal has no such field
  const { version } = (await asks.get(path)) as { version?: number };
  return version ?? 1;
}

/** The same question of several things. */
export async function ofEach<Thing>(
  things: readonly Thing[],
  ask: (thing: Thing) => Promise<unknown>,
): Promise<void> {
  for (const thing of things) await ask(thing);
}
