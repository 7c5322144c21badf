import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/** Where a value is stored. It is bound into the ciphertext, so a value moved elsewhere does not open. */
export interface FieldPlace {
  table: string;
  column: string;
  rowId: string;
}

export interface FieldCrypto {
  /** AES-256-GCM (NIST SP 800-38D): `v1.<keyid>.<nonce>.<ciphertext+tag>`, base64url parts. */
  seal(plain: string, place: FieldPlace): string;
  /** Opens what {@link seal} made under any known key; throws {@link UnreadableField} otherwise. */
  open(sealed: string, place: FieldPlace): string;
  /** Name of the key that {@link seal} uses. */
  writesAs: string;
  /** Marks of every key it reads with, and of those it writes with: a digest each, which tells nothing of the key. */
  reads: string[];
  writes: string[];
  /** Keyed digest (HMAC-SHA-256) for looking up a value without storing it; `purpose` separates uses. */
  blindIndex(purpose: string, value: string): string;
  /** What the same value may be stored under while the index key is being changed: as now, then as before. */
  blindIndexes(purpose: string, value: string): string[];
  /** The same under a key that never changes, for what cannot be made anew from anything stored. */
  lastingIndex(purpose: string, value: string): string;
}

interface OtherKeys {
  /** The index key before this one. */
  oldIndexKey?: Buffer | null | undefined;
  /** The key of lasting indexes; the index key where there is no other. */
  blockKey?: Buffer | null | undefined;
}

/** Field encryption under `keys` (the first writes, all read) and one key for blind indexes. */
export function createFieldCrypto(
  keys: { id: string; key: Buffer }[],
  indexKey: Buffer,
  { oldIndexKey, blockKey }: OtherKeys = {},
): FieldCrypto {
  const [writing] = keys;
  if (!writing) throw new Error("at least one field key is needed");
  const byId = new Map(keys.map((each) => [each.id, each.key]));

  return {
    writesAs: writing.id,
    reads: [...keys.map(({ key }) => key), indexKey, ...(oldIndexKey ? [oldIndexKey] : [])].map(markOf),
    writes: [writing.key, indexKey].map(markOf),
    seal(plain, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", writing.key, nonce).setAAD(additionalData(place));
      const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return ["v1", writing.id, nonce.toString("base64url"), sealed.toString("base64url")].join(".");
    },
    open(sealed, place) {
      const [version, keyId = "", nonce = "", body = ""] = sealed.split(".");
      const key = byId.get(keyId);
      if (version !== "v1" || !key) throw new UnreadableField(place);
      const bytes = Buffer.from(body, "base64url");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), {
          authTagLength: TAG_BYTES,
        })
          .setAAD(additionalData(place))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        return decipher.update(bytes.subarray(0, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
      } catch {
        throw new UnreadableField(place);
      }
    },
    blindIndex: (purpose, value) => keyedDigest(indexKey, purpose, value),
    blindIndexes: (purpose, value) =>
      [indexKey, ...(oldIndexKey ? [oldIndexKey] : [])].map((key) => keyedDigest(key, purpose, value)),
    lastingIndex: (purpose, value) => keyedDigest(blockKey ?? indexKey, purpose, value),
  };
}

function markOf(key: Buffer): string {
  return keyedDigest(key, "key", "mark").slice(0, MARK_LENGTH);
}

function keyedDigest(key: Buffer, purpose: string, value: string): string {
  return createHmac("sha256", key).update(`${purpose}\0${value}`).digest("base64url");
}

/** A stored value that no known key opens at this place; names the column, never the value. */
export class UnreadableField extends Error {
  constructor(place: FieldPlace) {
    super(`unreadable field ${place.table}.${place.column}`);
  }
}

const NONCE_BYTES = 12;
const MARK_LENGTH = 12;
const TAG_BYTES = 16;

function additionalData(place: FieldPlace): Buffer {
  return Buffer.from(`${place.table}|${place.column}|${place.rowId}`);
}
