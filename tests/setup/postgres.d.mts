/** A server for one run of tests. Its databases are UTF-8 and compare by code point (locale C). */
export interface Postgres {
  /** The address of the superuser's database "postgres" (or TEST_POSTGRES_URL as given). */
  url: string;
  /** Creates an empty database, named at random unless named; answers its address. */
  createDatabase(name?: string): Promise<string>;
  /** Ends the server and removes its files; on a given server, drops the databases created here. */
  stop(): Promise<void>;
}

/** Starts a throwaway PostgreSQL server, or takes the one named by TEST_POSTGRES_URL. */
export function startPostgres(): Promise<Postgres>;

/** Creates an empty database on the server at `url`, for a process that knows only the address; answers its address. */
export function createDatabase(url: string, name?: string): Promise<string>;
