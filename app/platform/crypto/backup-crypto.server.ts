import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  type DecipherGCM,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { ByteReader } from "~/platform/byte-reader.server";

/**
 * Encrypts a stream to whoever holds the private key (docs/backups.md): X25519 with a key made for this file alone,
 * HKDF-SHA-256, then AES-256-GCM in chunks whose nonce is their number and whether they are the last. `contentKey` opens
 * this file only and is not kept.
 */
export function sealStream(
  publicKey: Buffer,
  plain: AsyncIterable<Buffer>,
): { sealed: AsyncIterable<Buffer>; contentKey: Buffer } {
  const own = generateKeyPairSync("x25519");
  const ownPublic = rawPublic(own.publicKey);
  const header = Buffer.concat([MAGIC, ownPublic]);
  const contentKey = deriveKey(own.privateKey, publicOf(publicKey), header, publicKey);
  return { contentKey, sealed: sealChunks(contentKey, header, plain) };
}

/** Opens what {@link sealStream} made, chunk by chunk; throws {@link BackupUnreadable} at the first that is not as it was. */
export async function* openStream(
  keyFor: (header: Buffer) => Buffer,
  sealed: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(sealed);
  const header = await reader.read(HEADER_BYTES);
  if (!header?.subarray(0, MAGIC.length).equals(MAGIC)) throw new BackupUnreadable("foreign");
  const key = keyFor(header);
  let number = 0n;
  for await (const { bytes, isLast } of chunksOf(reader.rest(), CHUNK_BYTES + TAG_BYTES)) {
    const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(number, isLast), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(header).setAuthTag(tagOf(bytes));
    yield finished(decipher, bytes.subarray(0, -TAG_BYTES), number);
    number += 1n;
  }
  if (number === 0n) throw new BackupUnreadable("damaged");
}

/** The key of the file with this header, for the holder of the private key. */
export function contentKeyOf(privateKey: Buffer): (header: Buffer) => Buffer {
  const own = createPrivateKey({
    key: Buffer.concat([PRIVATE_PREFIX, privateKey]),
    format: "der",
    type: "pkcs8",
  });
  const ownPublic = rawPublic(createPublicKey(own));
  return (header) => deriveKey(own, publicOf(header.subarray(MAGIC.length)), header, ownPublic);
}

/** A pair for {@link sealStream} and {@link contentKeyOf}, 32 bytes each. */
export function newBackupKeys(): { publicKey: Buffer; privateKey: Buffer } {
  const { publicKey, privateKey } = generateKeyPairSync("x25519");
  const bytes = privateKey.export({ format: "der", type: "pkcs8" });
  return { publicKey: rawPublic(publicKey), privateKey: bytes.subarray(PRIVATE_PREFIX.length) };
}

/** How `npm run keys:new` marks the two halves, so that neither is taken for the other. */
export const HALVES = { public: "public:", private: "private:" } as const;

/** Whether 32 bytes may be a private half: all of those have five bits set alike (RFC 7748, 5), of public ones one in sixteen. */
export function mayBePrivate(bytes: Buffer): boolean {
  const [first, last] = [bytes[0] ?? 0, bytes[31] ?? 0];
  return (first & 0b111) === 0 && (last & 0b1100_0000) === 0b0100_0000;
}

/** Foreign: no backup of ours; key: the first chunk does not open, as with another key; damaged: a later one does not. */
export class BackupUnreadable extends Error {
  constructor(readonly reason: "foreign" | "key" | "damaged") {
    super(`unreadable backup: ${reason}`);
  }
}

const MAGIC = Buffer.from("perepiska backup 1\n");
const KEY_BYTES = 32;
const HEADER_BYTES = MAGIC.length + KEY_BYTES;
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
/** What stands before the 32 bytes of an X25519 key in PKCS #8 and SPKI (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from("302e020100300506032b656e04220420", "hex");
const PUBLIC_PREFIX = Buffer.from("302a300506032b656e032100", "hex");

async function* sealChunks(
  key: Buffer,
  header: Buffer,
  plain: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  yield header;
  let number = 0n;
  for await (const { bytes, isLast } of chunksOf(plain, CHUNK_BYTES)) {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number, isLast)).setAAD(header);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    number += 1n;
  }
}

function finished(decipher: DecipherGCM, bytes: Buffer, number: bigint): Buffer {
  try {
    return Buffer.concat([decipher.update(bytes), decipher.final()]);
  } catch {
    throw new BackupUnreadable(number === 0n ? "key" : "damaged");
  }
}

function deriveKey(own: KeyObject, theirs: KeyObject, header: Buffer, recipient: Buffer): Buffer {
  const secret = diffieHellman({ privateKey: own, publicKey: theirs });
  return Buffer.from(hkdfSync("sha256", secret, Buffer.concat([header, recipient]), "content", KEY_BYTES));
}

/** A number is used once under a key, and the last chunk is marked: none can be left out, moved or cut off. */
function nonceOf(number: bigint, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(number, 3);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function tagOf(bytes: Buffer): Buffer {
  if (bytes.length < TAG_BYTES) throw new BackupUnreadable("damaged");
  return bytes.subarray(-TAG_BYTES);
}

function publicOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: "der", type: "spki" });
}

function rawPublic(key: KeyObject): Buffer {
  return key.export({ format: "der", type: "spki" }).subarray(PUBLIC_PREFIX.length);
}

/** Pieces of exactly `size` bytes, the last one of what is left. */
async function* chunksOf(source: AsyncIterable<Buffer>, size: number) {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of source) {
    pieces.push(piece);
    length += piece.length;
    if (length <= size) continue;
    let held = Buffer.concat(pieces);
    for (; held.length > size; held = held.subarray(size)) {
      yield { bytes: held.subarray(0, size), isLast: false };
    }
    pieces = [held];
    length = held.length;
  }
  if (length > 0) yield { bytes: Buffer.concat(pieces), isLast: true };
}
