import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import {
  BackupUnreadable,
  contentKeyOf,
  newBackupKeys,
  openStream,
  sealStream,
} from "~/platform/crypto/backup-crypto.server";

const CHUNK = 64 * 1024;
const SEALED_CHUNK = CHUNK + 16;
const HEADER = "perepiska backup 1\n".length + 32;
const keys = newBackupKeys();

test.each([1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])("%i bytes come back as they were", async (size) => {
  const plain = randomBytes(size);
  const sealed = await seal(plain);
  expect(sealed.length).toBe(HEADER + size + 16 * Math.ceil(size / CHUNK));
  expect(size > 8 && sealed.includes(plain.subarray(0, 64))).toBe(false);
  expect((await open(sealed)).equals(plain)).toBe(true);
});

test("however small the pieces are", async () => {
  const plain = randomBytes(CHUNK + 5);
  const sealed = await collect(sealStream(keys.publicKey, piecesOf(plain, 7)).sealed);
  const opened = await collect(openStream(contentKeyOf(keys.privateKey), piecesOf(sealed, 11)));
  expect(opened.equals(plain)).toBe(true);
});

test("two of the same text share nothing but the first words", async () => {
  const plain = randomBytes(2000);
  const [one, other] = [await seal(plain), await seal(plain)];
  expect(one.subarray(HEADER)).not.toEqual(other.subarray(HEADER));
});

test("the key of the file opens it without the private key", async () => {
  const { sealed, contentKey } = sealStream(keys.publicKey, Readable.from([Buffer.from("text")]));
  expect((await collect(openStream(() => contentKey, sealed))).toString()).toBe("text");
});

test("another key opens nothing", async () => {
  const sealed = await seal(randomBytes(10));
  expect(await refusal(collect(openStream(contentKeyOf(newBackupKeys().privateKey), one(sealed))))).toBe(
    "key",
  );
});

test("what was changed, cut, swapped, repeated or made longer does not open", async () => {
  const sealed = await seal(randomBytes(3 * CHUNK));
  const head = sealed.subarray(0, HEADER);
  const [first, second, third] = [0, 1, 2].map((each) =>
    sealed.subarray(HEADER + each * SEALED_CHUNK, HEADER + (each + 1) * SEALED_CHUNK),
  ) as [Buffer, Buffer, Buffer];
  const flipped = Buffer.from(sealed);
  flipped[HEADER + SEALED_CHUNK + 100] = (flipped[HEADER + SEALED_CHUNK + 100] ?? 0) ^ 1;
  const broken = [
    flipped,
    sealed.subarray(0, -1),
    Buffer.concat([head, first, second]),
    Buffer.concat([head, first, third]),
    Buffer.concat([head, first, third, second]),
    Buffer.concat([head, first, second, second, third]),
    Buffer.concat([sealed, Buffer.from("x")]),
  ];
  for (const bytes of broken) expect(await refusal(open(bytes))).toBe("damaged");
  expect(await refusal(open(Buffer.concat([head, second, third])))).toBe("key");
  expect(await refusal(open(head))).toBe("damaged");
  expect(await refusal(open(randomBytes(500)))).toBe("foreign");
  expect(await open(sealed)).toHaveLength(3 * CHUNK);
});

const one = (bytes: Buffer) => Readable.from([bytes]);
const seal = (plain: Buffer) => collect(sealStream(keys.publicKey, one(plain)).sealed);
const open = (sealed: Buffer) => collect(openStream(contentKeyOf(keys.privateKey), one(sealed)));

function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function piecesOf(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  return Readable.from(pieces(bytes, size));
}

async function collect(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof BackupUnreadable ? error.reason : `not refused: ${error}`;
}
