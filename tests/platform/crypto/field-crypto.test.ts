import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createFieldCrypto, UnreadableField } from "~/platform/crypto/field-crypto.server";

const key = (id: string) => ({ id, key: randomBytes(32) });
const old = key("k1");
const indexKey = randomBytes(32);
const crypto = createFieldCrypto([old], indexKey);
const place = { table: "person", column: "emailEncrypted", rowId: "p1" };

describe("a sealed field", () => {
  test.each(["", "anna@example.org", "письмо 📮 \0 ".repeat(500)])("opens where it was sealed", (plain) => {
    expect(crypto.open(crypto.seal(plain, place), place)).toBe(plain);
  });

  test("is different each time and shows nothing", () => {
    const [first, second] = [crypto.seal("anna@example.org", place), crypto.seal("anna@example.org", place)];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+$/);
    expect(Buffer.from(first.split(".")[3] ?? "", "base64url").toString()).not.toContain("anna");
  });

  test.each([
    { ...place, rowId: "p2" },
    { ...place, column: "note" },
    { ...place, table: "prisoner" },
  ])("does not open at another place", (elsewhere) => {
    expect(() => crypto.open(crypto.seal("x", place), elsewhere)).toThrow(UnreadableField);
  });

  test("does not open under another key of the same name", () => {
    const stranger = createFieldCrypto([key("k1")], indexKey);
    expect(() => stranger.open(crypto.seal("x", place), place)).toThrow(UnreadableField);
  });

  test("does not open when any of its parts was changed", () => {
    const parts = crypto.seal("a longer text", place).split(".");
    const spoilt = parts.map((_, at) =>
      parts.map((part, index) => (index === at ? flipFirst(part) : part)).join("."),
    );
    for (const sealed of [...spoilt, "", "v1.k1", "v1.k1..", "plain text"]) {
      expect(() => crypto.open(sealed, place)).toThrow(UnreadableField);
    }
  });

  test("the complaint names the column and never the value", () => {
    const complaint = () => crypto.open("v1.k1.secret.secret", place);
    expect(complaint).toThrow("unreadable field person.emailEncrypted");
  });
});

describe("two keys at once", () => {
  const both = createFieldCrypto([key("k2"), old], indexKey);

  test("the first writes and both read", () => {
    const before = crypto.seal("x", place);
    const after = both.seal("x", place);
    expect(after).toMatch(/^v1\.k2\./);
    expect([both.open(before, place), both.open(after, place)]).toEqual(["x", "x"]);
  });

  test("a key that was taken away no longer reads", () => {
    expect(() => crypto.open(both.seal("x", place), place)).toThrow(UnreadableField);
  });
});

describe("a blind index", () => {
  test("is the same for the same value and purpose only", () => {
    const index = crypto.blindIndex("email", "anna@example.org");
    expect(crypto.blindIndex("email", "anna@example.org")).toBe(index);
    expect(crypto.blindIndex("block", "anna@example.org")).not.toBe(index);
    expect(crypto.blindIndex("email", "anna@example.com")).not.toBe(index);
    expect(createFieldCrypto([old], randomBytes(32)).blindIndex("email", "anna@example.org")).not.toBe(index);
  });
});

function flipFirst(part: string): string {
  return (part.startsWith("A") ? "B" : "A") + part.slice(1);
}
