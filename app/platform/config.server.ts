import * as v from "valibot";
import { HALVES, mayBePrivate } from "./crypto/backup-crypto.server";

export interface Config {
  host: string;
  port: number;
  databaseUrl: string;
  /** Origins this installation answers to, first the one used in links. */
  origins: string[];
  /** `id:base64` pairs, the first writes, all read. */
  fieldKeys: { id: string; key: Buffer }[];
  indexKey: Buffer;
  /** The index key before this one, while `npm run keys:rotate` is under way. */
  oldIndexKey?: Buffer | undefined;
  /** The key of stops for good, which never changes; the index key unless it is given. */
  blockKey?: Buffer | undefined;
  /** What backups are encrypted to; null: none are made. The key that opens them is not on the server. */
  backupPublicKey: Buffer | null;
  backupFolder: string | null;
  /** Demo installations bind the loopback address and offer one-tap entry. */
  demo: boolean;
  /** Header a trusted proxy puts the client's network address in; null when nobody is in front. */
  clientAddressHeader: string | null;
  /** Where the source code of this installation can be read, for the foot of every page; null shows no link. */
  sourceUrl: string | null;
  logLevel: string;
}

/**
 * Reads the environment; throws a {@link ConfigError} that lists every missing or malformed variable.
 * Names are explained in docs/configuration.md.
 */
export function readConfig(env: Environment): Config {
  const values = parse(environment, env);
  return {
    host: values.HOST,
    port: values.PORT,
    databaseUrl: values.DATABASE_URL,
    origins: values.ORIGINS,
    fieldKeys: values.FIELD_KEYS,
    indexKey: values.INDEX_KEY,
    oldIndexKey: values.OLD_INDEX_KEY,
    blockKey: values.BLOCK_KEY,
    backupPublicKey: values.BACKUP_PUBLIC_KEY ?? null,
    backupFolder: values.BACKUP_FOLDER ?? null,
    demo: values.DEMO === "1",
    clientAddressHeader: values.CLIENT_ADDRESS_HEADER || null,
    sourceUrl: values.SOURCE_URL ?? null,
    logLevel: values.LOG_LEVEL,
  };
}

/**
 * What restoring a backup needs: BACKUP_KEY, and, to see whether they open the database, the field keys where they are
 * given. Throws a {@link ConfigError} as {@link readConfig} does.
 */
export function readRestoreKeys(env: Environment): {
  backupKey: Buffer;
  fields: Pick<Config, "fieldKeys" | "indexKey"> | null;
} {
  const { BACKUP_KEY } = parse(v.object({ BACKUP_KEY: backupKey }), env);
  if (env.FIELD_KEYS === undefined) return { backupKey: BACKUP_KEY, fields: null };
  const { FIELD_KEYS, INDEX_KEY } = parse(v.pick(environment, ["FIELD_KEYS", "INDEX_KEY"]), env);
  return { backupKey: BACKUP_KEY, fields: { fieldKeys: FIELD_KEYS, indexKey: INDEX_KEY } };
}

type Environment = Record<string, string | undefined>;

function parse<Schema extends v.GenericSchema>(schema: Schema, env: Environment): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, env);
  if (parsed.success) return parsed.output;
  throw new ConfigError(
    parsed.issues.map((issue) => {
      const what = issue.input === undefined ? "is missing" : issue.message;
      return `${v.getDotPath(issue)} ${what}`;
    }),
  );
}

/** What is wrong with the environment, one line each. */
export class ConfigError extends Error {
  constructor(readonly lines: string[]) {
    const ofKeys = lines.some((line) => /^(FIELD|INDEX)_KEYS? is missing/.test(line)) ? KEYS_WANTED : "";
    super(`The environment is not complete:\n  ${lines.join("\n  ")}\n${ofKeys}See docs/configuration.md.`);
  }
}

const KEYS_WANTED = `Without keys nothing private can be stored or read. Make them once with: npm run keys:new
Put what it prints into the environment of the server, for example a file that only root can read and that the
service names as EnvironmentFile, and keep a copy where no backup of the database lies: without the keys it cannot be read.
`;

const IS_PRIVATE =
  "is the private half: nobody could open such a backup, and that half has no place on the server. Give the public one";
const UNMARKED = `may be the private half. If it is the public one, write ${HALVES.public} in front of it; if not, take it off this server`;

const key = v.pipe(
  v.string(),
  v.transform((value) => Buffer.from(value, "base64")),
  v.check((bytes) => bytes.length === 32, "must be 32 bytes in base64"),
);

const backupKey = v.pipe(
  v.string(),
  v.check((value) => !value.startsWith(HALVES.public), "is the public half, which opens nothing"),
  v.transform((value) => withoutMark(value, HALVES.private)),
  key,
);

const backupPublicKey = v.pipe(
  v.string(),
  v.check((value) => !value.startsWith(HALVES.private), IS_PRIVATE),
  v.check(
    (value) => value.startsWith(HALVES.public) || !mayBePrivate(Buffer.from(value, "base64")),
    UNMARKED,
  ),
  v.transform((value) => withoutMark(value, HALVES.public)),
  key,
);

function withoutMark(value: string, mark: string): string {
  return value.startsWith(mark) ? value.slice(mark.length) : value;
}

const origin = v.pipe(
  v.string(),
  v.check(isOrigin, "must be an origin such as https://letters.example"),
  v.transform((value) => new URL(value).origin),
);

const PORT_RANGE = "must be a number from 1 to 65535";
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const environment = v.object({
  HOST: v.optional(
    v.pipe(v.string(), v.minLength(1, "is empty, which would listen everywhere; name an address")),
    "127.0.0.1",
  ),
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, PORT_RANGE),
      v.transform(Number),
      v.minValue(1, PORT_RANGE),
      v.maxValue(65_535, PORT_RANGE),
    ),
    "3000",
  ),
  DATABASE_URL: v.pipe(v.string(), v.minLength(1, "is missing")),
  ORIGINS: v.pipe(
    v.string(),
    v.transform((value) => value.split(",").map((each) => each.trim())),
    v.array(origin),
    v.minLength(1, "is missing"),
  ),
  FIELD_KEYS: v.pipe(
    v.string(),
    v.transform((value) =>
      value.split(",").map((pair) => {
        const [id = "", encoded = ""] = pair.trim().split(":");
        return { id, key: Buffer.from(encoded, "base64") };
      }),
    ),
    v.check(
      (keys) => keys.every((each) => /^\w+$/.test(each.id) && each.key.length === 32),
      "must be id:key pairs, each key 32 bytes in base64",
    ),
    v.check(
      (keys) => new Set(keys.map((each) => each.id)).size === keys.length,
      "has two keys of one id; what the first writes could not be read again",
    ),
  ),
  INDEX_KEY: key,
  OLD_INDEX_KEY: v.optional(key),
  BLOCK_KEY: v.optional(key),
  BACKUP_PUBLIC_KEY: v.optional(backupPublicKey),
  BACKUP_FOLDER: v.optional(v.pipe(v.string(), v.minLength(1, "is empty; name a folder"))),
  DEMO: v.optional(v.picklist(["", "0", "1"], "must be 1 for a demo, or left out")),
  CLIENT_ADDRESS_HEADER: v.optional(
    v.pipe(v.string(), v.regex(/^[\w-]*$/, "must be the name of a header such as X-Real-IP")),
  ),
  SOURCE_URL: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^https?:\/\/[^\s]+$/, "must be an address such as https://code.example/letters"),
    ),
  ),
  LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`), "info"),
});

/** A scheme a browser comes by, a name, perhaps a port, and nothing after it. */
function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
}
