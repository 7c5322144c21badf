import { startPostgres } from "./postgres.mjs";

/** One PostgreSQL server for the whole run: test files find it by its address and make databases of their own. */
export default async function startForAll() {
  const postgres = await startPostgres();
  const given = process.env.TEST_POSTGRES_URL;
  process.env.TEST_POSTGRES_URL = postgres.url;
  return async () => {
    if (given === undefined) delete process.env.TEST_POSTGRES_URL;
    await postgres.stop();
  };
}
