import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type Postgres, startPostgres } from "../setup/postgres.mjs";

let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => postgres.stop());

test("two databases of one server do not see each other's tables", async () => {
  const first = await postgres.createDatabase();
  const second = await createDatabase(postgres.url);
  expect(await ask(first, "create table letter (id integer)")).toEqual([]);
  expect(await ask(first, "select count(*)::integer as n from letter")).toEqual([{ n: 0 }]);
  await expect(ask(second, "select 1 from letter")).rejects.toThrow('relation "letter" does not exist');
});

test("databases are UTF-8 and compare by code point", async () => {
  const url = await postgres.createDatabase();
  expect(await ask(url, "show server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
  expect(await ask(url, "select 'Ёлкин' < 'Абрамов' as code_point_order")).toEqual([
    { code_point_order: true },
  ]);
});

test("a stopped server no longer answers", async () => {
  const other = await startPostgres();
  const url = await other.createDatabase();
  expect(await ask(url, "select 1 as one")).toEqual([{ one: 1 }]);
  await other.stop();
  await expect(ask(url, "select 1")).rejects.toThrow();
});

async function ask(url: string, query: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}
