import { expect, test } from "vitest";
import { cleanSignature, signatureKey } from "~/domain/correspondence/signature";
import { freeSignature, sideThatGoesOn, stricterSide } from "~/domain/prisoners/merge";

test.each([
  ["given", "refused", "lost"],
  ["refused", "given", "kept"],
  ["given", "presumed", "lost"],
  ["presumed", "given", "kept"],
  ["presumed", "presumed", "kept"],
] as const)("of %s and %s the stricter word stands", (kept, lost, side) => {
  expect(stricterSide(kept, lost)).toBe(side);
});

test.each([
  [null, null, "kept"],
  [null, "2026-01-01", "lost"],
  ["2026-01-02", "2026-01-01", "kept"],
  ["2026-01-01", "2026-01-01", "kept"],
] as const)("of letters last on %s and %s the later goes on", (kept, lost, side) => {
  expect(sideThatGoesOn({ lastLetterOn: kept }, { lastLetterOn: lost })).toBe(side);
});

test("a signature that is taken gets the first free number and stays a signature", () => {
  expect(freeSignature("Аня", new Set(["аня"].map(signatureKey)))).toBe("Аня 2");
  expect(freeSignature("Аня", new Set(["Аня", "Аня 2", "Аня3"].map(signatureKey)))).toBe("Аня 4");
  const long = "Анна-Мария ".repeat(4).trim().slice(0, 40);
  const free = freeSignature(long, new Set([signatureKey(long)]));
  expect([...free].length).toBeLessThanOrEqual(40);
  expect(cleanSignature(free)).toEqual({ ok: true, signature: free });
});
