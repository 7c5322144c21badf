import { expect, test } from "vitest";
import { hashPassword, PasswordsBusy, verifyPassword } from "~/platform/crypto/passwords.server";

const PASSWORD = "зелёный чайник летит домой";

test("is kept as Argon2id with 19 MiB, two passes and its own salt", async () => {
  const [first, second] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(second).not.toBe(first);
  expect(await verifyPassword(first, PASSWORD)).toBe(true);
  expect(await verifyPassword(first, `${PASSWORD} `)).toBe(false);
});

test("is right however the keyboard composed it", async () => {
  const stored = await hashPassword(PASSWORD.normalize("NFD"));
  expect(await verifyPassword(stored, PASSWORD.normalize("NFC"))).toBe(true);
});

test("is never right where there is no account, after the same work", async () => {
  const stored = await hashPassword(PASSWORD);
  const there: number[] = [];
  const missing: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    there.push(await spent(() => verifyPassword(stored, "another password")));
    missing.push(await spent(() => verifyPassword(null, "another password")));
  }
  expect(await verifyPassword(null, PASSWORD)).toBe(false);
  const ratio = median(missing) / median(there);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

test("too many at once are turned away instead of filling the memory", async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 80 }, () => hashPassword(PASSWORD)));
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused).toHaveLength(80 - 62);
  expect(refused.every((outcome) => outcome.reason instanceof PasswordsBusy)).toBe(true);
  expect(await verifyPassword(await hashPassword(PASSWORD), PASSWORD)).toBe(true);
});

async function spent(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
