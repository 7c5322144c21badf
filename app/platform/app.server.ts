import type { Logger } from "pino";
import { type Database, openDatabase } from "#db/connection.server";
import type { Config } from "./config.server";
import { createFieldCrypto, type FieldCrypto } from "./crypto/field-crypto.server";
import type { Threads } from "./jobs/thread.server";
import { createLogger } from "./logger.server";

/** What a use case may reach; built once per process and handed down, never imported. */
export interface App {
  db: Database;
  crypto: FieldCrypto;
  config: Config;
  log: Logger;
  /** The only source of "now". */
  clock: () => Date;
  /** Where long work goes; null: whoever asks for it does it, as commands and tests do. */
  threads: Threads | null;
}

/** Opens the database and keys a configuration names. */
export function createApp(config: Config, clock: () => Date = () => new Date()): App {
  return {
    db: openDatabase(config.databaseUrl),
    crypto: createFieldCrypto(config.fieldKeys, config.indexKey, config),
    config,
    log: createLogger(config.logLevel),
    clock,
    threads: null,
  };
}
