import pg from "pg";

const ROWS_AT_ONCE = 1_000;

export async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

export async function connectedTo<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = await openClient(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The first column of every row of an answer. */
export async function column(client: pg.Client, query: string, values: string[] = []): Promise<string[]> {
  const { rows } = await client.query<string[]>({ text: query, values, rowMode: "array" });
  return rows.map(([value = ""]) => value);
}

/** Names of the tables in the schema a connection works in. */
export function tablesOf(client: pg.Client): Promise<string[]> {
  return column(
    client,
    `select tablename from pg_tables where schemaname = current_schema() order by tablename collate "C"`,
  );
}

/** Each row of a table as JSON without line ends, within the transaction that is open. */
export async function* rowsOf(client: pg.Client, table: string): AsyncGenerator<string> {
  const rows = `select row_to_json(t)::text from ${client.escapeIdentifier(table)} t`;
  await client.query(`declare row_reader no scroll cursor for ${rows}`);
  for (;;) {
    const some = await column(client, `fetch ${ROWS_AT_ONCE} from row_reader`);
    if (some.length === 0) break;
    yield* some;
  }
  await client.query("close row_reader");
}
