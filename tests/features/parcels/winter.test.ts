import { expect, test } from "vitest";
import { makeParcelPrisoner } from "#db/factories/parcels";
import { makeVolunteer } from "#db/factories/volunteers";
import { findLedger } from "#db/repositories/parcels";
import { readAgenda } from "~/features/parcels/desk-agenda.server";
import { planEntry } from "~/features/parcels/plan-entry.server";
import { planWinter, previewWinter, undoWinter } from "~/features/parcels/winter.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;

  test("plans what was shown, once, and takes it back; nothing of it is in conflict", async () => {
    const { app } = world;
    const { id } = await makeParcelPrisoner(app, {}, clock.now);
    const desk = await makeVolunteer(app, { role: "coordinator" }, clock.now);
    const { people, seen } = await previewWinter(app, clock.now);
    const shown = people.find(({ prisonerId }) => prisonerId === id)?.entries.map(({ on }) => on) ?? [];
    expect(shown.length).toBeGreaterThan(0);
    const form = { seen, key: randomToken() };
    const planned = await planWinter(app, desk, form, clock.now);
    expect(await planWinter(app, desk, form, clock.now)).toEqual(planned);
    expect((await findLedger(app.db, id)).map(({ plannedOn }) => plannedOn)).toEqual(shown);
    expect((await readAgenda(app, clock.now)).conflicts).toEqual([]);
    expect((await previewWinter(app, clock.now)).people).toEqual([]);
    await undoWinter(app, desk, planned.ok ? planned.batch : "", clock.now);
    expect((await findLedger(app.db, id)).every(({ state }) => state === "cancelled")).toBe(true);
  });

  test("a plan that is older than the facts is shown again, and nothing is written", async () => {
    const { app } = world;
    const { id } = await makeParcelPrisoner(app, {}, clock.now);
    const desk = await makeVolunteer(app, { role: "coordinator" }, clock.now);
    const { people, seen } = await previewWinter(app, clock.now);
    const day = people.find(({ prisonerId }) => prisonerId === id)?.entries[0]?.on ?? "";
    const form = { kind: "parcel", grams: null, purpose: "food", who: "volunteers", hasAsked: true } as const;
    await planEntry(app, desk, id, { ...form, day, key: randomToken() }, clock.now);
    const late = await planWinter(app, desk, { seen, key: randomToken() }, clock.now);
    expect(late).toEqual({ ok: false, reason: "changed" });
    expect(await findLedger(app.db, id)).toHaveLength(1);
  });
});
