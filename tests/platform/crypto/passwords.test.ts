import { verify } from "@node-rs/argon2";
import { expect, test, vi } from "vitest";
import { hashPassword, PasswordsBusy, verifyPassword } from "~/platform/crypto/passwords.server";

vi.mock("@node-rs/argon2", async (load) => {
  const argon2 = await load<typeof import("@node-rs/argon2")>();
  return { ...argon2, verify: vi.fn(argon2.verify) };
});

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
  vi.mocked(verify).mockClear();
  expect(await verifyPassword(null, PASSWORD)).toBe(false);
  expect(verify).toHaveBeenCalledTimes(1);
  expect(verify).toHaveBeenCalledWith(
    expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
    PASSWORD.normalize("NFC"),
  );
});

test("too many at once are turned away instead of filling the memory", async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 80 }, () => hashPassword(PASSWORD)));
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused).toHaveLength(80 - 62);
  expect(refused.every((outcome) => outcome.reason instanceof PasswordsBusy)).toBe(true);
  expect(await verifyPassword(await hashPassword(PASSWORD), PASSWORD)).toBe(true);
});
