import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one PostgreSQL of this test run is asked for; null in the quick run. */
    postgresStarter: string | null;
  }
}

/** The stores that a specification of storage has to hold on: both, or SQLite alone in the quick run. */
export const storesUnderTest: readonly ("sqlite" | "postgres")[] =
  inject("postgresStarter") === null ? ["sqlite"] : ["sqlite", "postgres"];

/** The address of the run's PostgreSQL (its administrative database); the first who asks waits until it is up. */
export async function postgresUrl(): Promise<string> {
  const starter = inject("postgresStarter");
  if (starter === null) throw new Error("The quick run has no PostgreSQL; see storesUnderTest.");
  const answer = await fetch(starter);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

/** A database of the suite's own; `drop` also ends connections that are still open. */
export async function createDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const administrative = await postgresUrl();
  const name = `suite_${randomBytes(6).toString("hex")}`;
  await execute(administrative, `create database ${name}`);
  const url = new URL(administrative);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => execute(administrative, `drop database if exists ${name} with (force)`),
  };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
