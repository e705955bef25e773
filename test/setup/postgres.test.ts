import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { createDatabase, postgresUrl } from "./postgres.ts";

describe("the PostgreSQL of a test run", () => {
  it("is one server for everybody, and a database for each suite", async () => {
    const [first, second] = await Promise.all([createDatabase(), createDatabase()]);
    expect(first.url).not.toBe(second.url);
    expect(new URL(first.url).host).toBe(new URL(await postgresUrl()).host);

    const client = new Client({ connectionString: first.url });
    await client.connect();
    await client.query("create table entries (name text)");
    await client.query("insert into entries values ('b'), ('A'), ('a'), ('B')");
    const { rows } = await client.query("select name from entries order by name");
    expect(rows.map((row: { name: string }) => row.name)).toEqual(["a", "A", "b", "B"]);
    await client.end();
    await Promise.all([first.drop(), second.drop()]);
  });
});
