import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sealedColumns } from "#db/encrypted-columns";
import { makeCorrespondence, makeReceipt, makeReply, sendLetter } from "#db/factories/correspondence";
import { makeInvitation } from "#db/factories/invitations";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeReport } from "#db/factories/reports";
import { makeSheetWriter } from "#db/factories/take-overs";
import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { pairTables } from "#db/pair-tables";
import type { Schema } from "#db/schema";
import { backupName } from "~/domain/backups/keeping";
import { findBackups } from "~/features/exposure/backups-there.server";
import { type Exposure, readExposure } from "~/features/exposure/exposure.server";
import { exposureParts } from "~/features/exposure/exposure-lines";
import { findKeysOnDisk } from "~/features/exposure/keys-on-disk.server";
import { offboardPerson } from "~/features/people/closing.server";
import { translatorFor } from "~/i18n/dictionaries.server";
import { onEachEngine, type World } from "../../setup/databases";

const DAY = 86_400_000;
type Rows = Record<string, unknown>[];

/** Some of everything that pairs, the oldest of it 40 days old. */
async function fill({ app, clock }: World): Promise<void> {
  const now = clock.now;
  const old = new Date(now.getTime() - 40 * DAY);
  const admin = await makeVolunteer(app, { role: "admin" }, old);
  const written = await makeCorrespondence(app, {}, old);
  const number = await sendLetter(app, written, {}, old);
  await makeReceipt(app, written, { numbers: [number] }, now);
  await makeReply(app, written, {}, now);
  await makeReport(app, written.prisonerId, { signature: written.signature }, now);
  const leaving = await makeCorrespondence(app, {}, now);
  await offboardPerson(app, admin, leaving.viewer.personId, now);
  const { id } = await makePrisoner(app, {}, now);
  await makeRelative(app, { prisonerIds: [id] }, now);
  await makeInvitation(app, { prisonerId: id }, now);
  await makeSheetWriter(app, {}, now);
  await makeSession(app, await makeVolunteer(app, {}, now), "http://127.0.0.1", now);
  await app.db
    .updateTable("person")
    .set({ emailEncrypted: "v1.k1.x.y", emailIndex: "i" })
    .where("id", "=", admin.id)
    .execute();
}

/** The same figures the slow way: every row is read and looked at. */
async function naive({
  app,
  clock,
}: World): Promise<Omit<Exposure, "keys" | "filesTaken" | "backups" | "readable">> {
  const all = async (table: keyof Schema): Promise<Rows> => app.db.selectFrom(table).selectAll().execute();
  const filled = (rows: Rows, columns: readonly string[]) =>
    rows.filter((row) => columns.some((column) => row[column] !== null)).length;
  const oldest = (rows: Rows, column: string) =>
    rows
      .map((row) => String(row[column]))
      .sort()[0]
      ?.slice(0, 10) ?? null;
  const pairs = (await all("correspondence")).filter(({ personId }) => personId !== null);
  const people = await all("person");
  const leads: Exposure["leads"] = [];
  for (const [name, { columns }] of Object.entries(pairTables)) {
    const leading = Object.entries(columns).flatMap(([column, erased]) =>
      erased === "random" ? [] : [column],
    );
    const table = name as keyof Schema;
    if (table === "correspondence" || leading.length === 0) continue;
    leads.push({ table, rows: filled(await all(table), leading) });
  }
  const sealed: Exposure["sealed"] = [];
  for (const [table, columns] of sealedColumns) {
    sealed.push({ table, rows: filled(await all(table), columns) });
  }
  const audit = await all("auditEntry");
  const emails = filled(people, ["emailEncrypted"]);
  return {
    pairs: {
      open: pairs.filter(({ state }) => state !== "closed").length,
      closed: pairs.filter(({ state }) => state === "closed").length,
      oldestOn: oldest(pairs, "claimedAt"),
    },
    leads,
    blocks: (await all("block")).length,
    familyLinks: (await all("familyLink")).filter(({ revokedAt }) => revokedAt === null).length,
    accounts: {
      accounts: people.length,
      emails,
      withoutEmail: people.length - emails,
      staff: people.filter(
        ({ role, disabledAt }) => /^(coordinator|admin)$/.test(String(role)) && disabledAt === null,
      ).length,
    },
    sealed,
    audit: { entries: audit.length, oldestOn: oldest(audit, "recordedAt") },
    sessions: (await all("session")).filter((row) => String(row.expiresAt) > clock.now.toISOString()).length,
  };
}

onEachEngine((world) => {
  const { clock } = world;

  test("an empty house reveals nothing but its keys", async () => {
    const exposure = await readExposure(world.app, clock.now);
    expect(exposure).toMatchObject({
      pairs: { open: 0, closed: 0, oldestOn: null },
      sessions: 0,
      filesTaken: 0,
    });
    expect(exposureParts(exposure, "en", translatorFor("en")).map(({ part }) => part)).toEqual([
      "server",
      "backup",
      "laptop",
    ]);
  });

  test("every figure is what reading each row says", async () => {
    await fill(world);
    const { keys, filesTaken, backups, readable, ...figures } = await readExposure(world.app, clock.now);
    expect(figures).toEqual(await naive(world));
    expect(figures.pairs).toEqual({ open: 1, closed: 1, oldestOn: "2026-10-11" });
    const led = figures.leads.filter(({ rows }) => rows > 0).map(({ table }) => table);
    expect(led).toEqual(expect.arrayContaining(["letter", "reply", "report", "succession", "sheetPair"]));
    expect([keys, filesTaken, backups, readable]).toEqual(["apart", 0, null, false]);
  });

  test("each figure stands in a sentence of its own in both languages", async () => {
    const exposure = await readExposure(world.app, clock.now);
    for (const language of ["en", "ru"] as const) {
      const lines = exposureParts(exposure, language, translatorFor(language)).flatMap(({ lines }) => lines);
      expect(new Set(lines.map(({ says }) => says)).size).toBe(lines.length);
      expect(lines.filter(({ says }) => /^exposure\.|\{/.test(says))).toEqual([]);
      const figures = [...exposure.leads, ...exposure.sealed].filter(({ rows }) => rows > 0);
      expect(lines.length).toBeGreaterThan(figures.length);
    }
  });
});

test("keys beside the database are found, whoever names the file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "perepiska-keys-"));
  try {
    const [key, indexKey] = [randomBytes(32), randomBytes(32)];
    const config = {
      databaseUrl: `file:${join(folder, "x.db")}`,
      fieldKeys: [{ id: "k1", key }],
      indexKey,
    } as never;
    writeFileSync(join(folder, "notes.txt"), "nothing of the kind");
    expect(await findKeysOnDisk(config)).toBe("apart");
    writeFileSync(join(folder, "service.env"), `INDEX_KEY=${indexKey.toString("base64")}\n`);
    expect(await findKeysOnDisk(config)).toBe("database");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("backups are counted by their names, and the oldest is told", async () => {
  const backupFolder = mkdtempSync(join(tmpdir(), "perepiska-backups-"));
  try {
    expect(await findBackups({ backupFolder } as never, null)).toEqual({ count: 0, oldestOn: null });
    for (const at of ["2026-11-20T03:15:00Z", "2026-11-02T03:15:00Z"])
      writeFileSync(join(backupFolder, backupName(new Date(at))), "");
    writeFileSync(join(backupFolder, "notes.txt"), "");
    expect(await findBackups({ backupFolder } as never, null)).toEqual({ count: 2, oldestOn: "2026-11-02" });
    expect(await findBackups({ backupFolder: null } as never, null)).toBeNull();
    const lastAt = "2026-11-21T03:15:00.000Z";
    expect(await findBackups({ backupFolder: null } as never, lastAt)).toEqual({ lastOn: "2026-11-21" });
  } finally {
    rmSync(backupFolder, { recursive: true });
  }
});
