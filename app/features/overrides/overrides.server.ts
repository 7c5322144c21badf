import type { Tx } from "#db/connection.server";
import { findFacility } from "#db/repositories/facilities";
import { lockLoads } from "#db/repositories/load";
import {
  endOverride,
  endOverridesOf,
  findOverride,
  findOverrides,
  insertOverride,
} from "#db/repositories/overrides";
import { findPrisoner } from "#db/repositories/prisoners";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import type { Override, Stance } from "~/domain/facilities/overrides";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { lockLoadsAt } from "~/features/facilities/held.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";

/** Whom an override is about. */
export interface Subject {
  of: Override["of"];
  id: string;
}

export interface OverrideFacts {
  /** A rule for letters or for parcels. */
  rule: string;
  stance: Stance;
  /** What holds instead, for writers to read. */
  note: string;
  /** What holds instead, where the rule is a figure. */
  figure?: number | null;
  /** First day it holds. */
  since: string;
  key: string;
}

type Done = { ok: true } | { ok: false; reason: "not-found" };

/** Sets a rule aside, at one place or for one person; what stood for that rule there ends. */
export async function addOverride(
  app: App,
  viewer: Viewer,
  subject: Subject,
  { key, note, ...facts }: OverrideFacts,
  now: Date,
): Promise<Done> {
  return retrying(app.db, async (tx) => {
    if (!(await nameOfSubject(tx, subject))) return { ok: false, reason: "not-found" };
    const sent = { purpose: `override ${subject.of} ${subject.id}`, personId: viewer.personId, key };
    await once(tx, sent, now, async () => {
      await lockLoadsOf(tx, subject);
      const recordedAt = now.toISOString();
      const column = subject.of === "facility" ? ("facilityId" as const) : ("prisonerId" as const);
      await endOverridesOf(tx, { column, id: subject.id, rule: facts.rule }, recordedAt);
      const row = { ...facts, facilityId: null, prisonerId: null, recordedAt, withdrawnAt: null };
      await insertOverride(tx, { ...row, [column]: subject.id }, (id) =>
        app.crypto.seal(note, notePlaceOf(id)),
      );
      const detail = { rule: facts.rule };
      await recordDeed(tx, viewer, { action: "rule-overridden", [column]: subject.id, detail }, now);
      return "";
    });
    return { ok: true };
  });
}

/** Lets the rule hold again. Twice is no mistake; answers whom it was about. */
export async function withdrawOverride(
  app: App,
  viewer: Viewer,
  id: number,
  now: Date,
): Promise<{ ok: true; subject: Subject; rule: string } | { ok: false; reason: "not-found" }> {
  return retrying(app.db, async (tx) => {
    const row = await findOverride(tx, id);
    if (!row) return { ok: false, reason: "not-found" };
    const { facilityId, prisonerId, rule } = row;
    const subject: Subject = prisonerId
      ? { of: "prisoner", id: prisonerId }
      : { of: "facility", id: facilityId ?? "" };
    await lockLoadsOf(tx, subject);
    if (await endOverride(tx, id, now.toISOString())) {
      const about = { ...(facilityId ? { facilityId } : {}), ...(prisonerId ? { prisonerId } : {}) };
      await recordDeed(tx, viewer, { action: "rule-restored", ...about, detail: { rule } }, now);
    }
    return { ok: true, subject, rule };
  });
}

/** What stands in place of rules at a place and for a person, opened, in the order it was noted. */
export async function readOverrides(
  app: App,
  about: { facilityId: string | null; prisonerId: string | null },
): Promise<(Override & { id: number; figure: number | null })[]> {
  const rows = await findOverrides(app.db, about);
  return rows.map((row) => ({
    id: row.id,
    rule: row.rule,
    of: row.prisonerId === null ? ("facility" as const) : ("prisoner" as const),
    stance: row.stance,
    figure: row.figure,
    note: openNote(app, row),
    since: row.since,
  }));
}

/** The name above the form and what stands already; null where there is nobody. */
export async function readSubject(app: App, subject: Subject) {
  const name = await nameOfSubject(app.db, subject);
  if (name === null) return null;
  const [facilityId, prisonerId] = subject.of === "facility" ? [subject.id, null] : [null, subject.id];
  return { name, standing: await readOverrides(app, { facilityId, prisonerId }) };
}

/** Whatever the rule decides for those it is about is judged again. */
async function lockLoadsOf(tx: Tx, { of, id }: Subject): Promise<void> {
  await (of === "facility" ? lockLoadsAt(tx, id) : lockLoads(tx, [id]));
}

/** Null for what is not there, or was merged into another. */
async function nameOfSubject(tx: Tx, { of, id }: Subject): Promise<string | null> {
  const row = of === "facility" ? await findFacility(tx, id) : await findPrisoner(tx, id);
  return row && row.mergedInto === null ? row.name : null;
}

function openNote(app: App, { id, noteEncrypted }: Row<"ruleOverride">): string {
  return app.crypto.open(noteEncrypted, notePlaceOf(id));
}

/** Where the sealed note of an override belongs. */
export function notePlaceOf(id: number) {
  return { table: "ruleOverride", column: "noteEncrypted", rowId: String(id) };
}
