import { describe, expect, test } from "vitest";
import { backupName, backupsToRemove, momentIn } from "~/domain/backups/keeping";

const now = new Date("2026-11-30T12:00:00.000Z");
const at = (text: string) => backupName(new Date(text));

test("a name tells its moment, and no other name does", () => {
  expect(momentIn(backupName(now))).toEqual(now);
  for (const name of [
    "perepiska.db",
    "perepiska-2026-11-30.backup",
    `${backupName(now)}.part`,
    "notes.backup",
  ]) {
    expect(momentIn(name)).toBeNull();
  }
});

describe("what goes", () => {
  test("a backup of 30 days stays, one a millisecond older goes", () => {
    const names = [at("2026-10-31T12:00:00.000Z"), at("2026-10-31T11:59:59.999Z")];
    expect(backupsToRemove([names[0] ?? ""], now, 30)).toEqual([]);
    expect(backupsToRemove(names, now, 30)).toEqual([names[1]]);
  });

  test("nobody can ask for more than 30 days, anybody for fewer", () => {
    const old = at("2026-10-30T12:00:00.000Z");
    expect(backupsToRemove([old], now, 365)).toEqual([old]);
    const young = at("2026-11-27T11:00:00.000Z");
    expect(backupsToRemove([young], now, 3)).toEqual([young]);
    expect(backupsToRemove([young], now, 4)).toEqual([]);
  });

  test("of the last 24 hours all stay, of a day before that only its last", () => {
    const hourly = ["2026-11-30T10:00:00.000Z", "2026-11-30T11:00:00.000Z", "2026-11-29T12:00:00.000Z"].map(
      at,
    );
    const earlier = ["2026-11-29T11:00:00.000Z", "2026-11-28T03:00:00.000Z", "2026-11-28T23:00:00.000Z"].map(
      at,
    );
    expect(backupsToRemove([...hourly, ...earlier], now, 30)).toEqual([earlier[1], earlier[0]]);
  });

  test("files of other names are left alone", () => {
    expect(backupsToRemove(["perepiska.db", "old.backup", "README"], now, 1)).toEqual([]);
  });
});
