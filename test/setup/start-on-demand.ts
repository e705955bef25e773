import { once } from "node:events";
import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import type { PostgresServer } from "./postgres-server.ts";
import { startPostgres } from "./postgres-server.ts";

/**
 * PostgreSQL for a whole test run, started only if a suite asks. Suites run in processes of their own,
 * so they ask this one over loopback.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  if (project.config.mode === "quick") {
    project.provide("postgresStarter", null);
    return;
  }
  let starting: Promise<PostgresServer> | undefined;
  const starter = createServer((_request, response) => {
    starting ??= startPostgres();
    starting.then(
      (postgres) => response.end(postgres.url),
      (error: unknown) => {
        response.statusCode = 500;
        response.end(error instanceof Error ? error.message : String(error));
      },
    );
  });
  starter.listen(0, "127.0.0.1");
  await once(starter, "listening");
  const address = starter.address();
  if (address === null || typeof address === "string") throw new Error("No free port was given.");
  project.provide("postgresStarter", `http://127.0.0.1:${address.port}/`);

  return async () => {
    starter.close();
    const postgres = await starting?.catch(() => undefined);
    await postgres?.stop();
  };
}
