import { expect, test } from "vitest";
import { newTotpSecret, stepOfCode, totpAddress, totpCode } from "~/platform/crypto/totp.server";
import { drawSquareCode } from "~/platform/square-code.server";

/** "12345678901234567890" in base 32. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
])("at second %i the code is that of RFC 6238, appendix B", (second, code) => {
  expect(totpCode(RFC_SECRET, new Date(second * 1000))).toBe(code);
});

test("one step before and after is taken, a second step is not", () => {
  const now = new Date(59_000);
  const at = (step: number) => totpCode(RFC_SECRET, new Date(step * 30_000));
  expect([0, 1, 2].map((step) => stepOfCode(RFC_SECRET, at(step), now))).toEqual([0, 1, 2]);
  expect(stepOfCode(RFC_SECRET, at(3), now)).toBeNull();
  expect(stepOfCode(RFC_SECRET, "28708", now)).toBeNull();
});

test("an address for the app names neither site nor account", () => {
  const secret = newTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(new URL(totpAddress(secret)).searchParams.get("secret")).toBe(secret);
  expect(totpAddress(secret)).not.toMatch(/perepiska|example/i);
});

test("a square code has its three corners and its quiet zone", async () => {
  const { size, path } = await drawSquareCode(totpAddress(RFC_SECRET));
  const rows = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) => run.slice(1).map(Number));
  const corner = (x: number, y: number) => rows.some((run) => run.join() === [x, y, 7].join());
  expect([corner(4, 4), corner(size - 11, 4), corner(4, size - 11)]).toEqual([true, true, true]);
  const edges = rows.flatMap(([x = 0, y = 0, length = 0]) => [x, y, size - x - length, size - 1 - y]);
  expect(Math.min(...edges)).toBe(4);
});
