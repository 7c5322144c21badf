import type { Engine } from "../engine";
import type { TableDigest } from "./digest";

/** What a copy of a database must be found to be after it was restored. */
export interface CopyFacts {
  engine: Engine;
  /** Names of the migrations applied, oldest first. */
  migrations: string[];
  tables: Record<string, TableDigest>;
}

/** One moment of a database that others go on writing to. */
export interface Snapshot {
  facts: CopyFacts;
  /** Everything that is in it, in a form of the engine's own. */
  content: AsyncIterable<Buffer>;
  close(): Promise<void>;
}

/** A copy restored beside the place it belongs to: a file next to it, a schema in the same database. */
export interface Aside {
  /** Opens as any other database does. */
  url: string;
  /** Reads the restored rows back. */
  readFacts(): Promise<CopyFacts>;
  /**
   * Puts the copy into its place. What was there is kept under the name that is answered; null: there was nothing.
   * Throws {@link PlaceTaken} while somebody has it open.
   */
  moveIn(): Promise<string | null>;
  /** Leaves nothing of it but what was moved in. */
  discard(): Promise<void>;
}

/** A copy cannot be put where it should go; the message says what to do. */
export class PlaceTaken extends Error {}
