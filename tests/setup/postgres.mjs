import { randomBytes } from "node:crypto";
import pg from "pg";
import { startServer } from "./postgres-server.mjs";

const WAY_OUT =
  "Set TEST_POSTGRES_URL to a running server whose user may create databases, for example postgres://user:password@127.0.0.1:5432/postgres.";

/** Starts a throwaway PostgreSQL server, or takes the one named by TEST_POSTGRES_URL. */
export async function startPostgres() {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return takeGiven(given);
  try {
    const { url, stop } = await startServer();
    return { url, createDatabase: (name) => createDatabase(url, name), stop };
  } catch (cause) {
    throw new Error(`PostgreSQL for the tests did not start: ${cause.message}. ${WAY_OUT}`, { cause });
  }
}

/** Creates an empty UTF-8 database that compares by code point on the server at `url`; answers its address. */
export async function createDatabase(url, name = `test_${randomBytes(8).toString("hex")}`) {
  await withClient(url, (client) =>
    client.query(
      `create database ${client.escapeIdentifier(name)} template template0 encoding 'UTF8' locale 'C'`,
    ),
  );
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(name)}`;
  return address.href;
}

async function takeGiven(url) {
  await withClient(url, (client) => client.query("select 1")).catch((cause) => {
    throw new Error(`The server of TEST_POSTGRES_URL does not answer: ${cause.message}. ${WAY_OUT}`, {
      cause,
    });
  });
  const created = [];
  return {
    url,
    createDatabase: async (name) => {
      const address = await createDatabase(url, name);
      created.push(decodeURIComponent(new URL(address).pathname.slice(1)));
      return address;
    },
    stop: async () => {
      for (const name of created.splice(0)) {
        await withClient(url, (client) =>
          client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
        );
      }
    },
  };
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
