import { expect, test } from "vitest";
import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import type { Viewer } from "~/domain/access/roles";
import { dayAfter } from "~/domain/dates/instants";
import { ledgerCalendar, ownCalendar } from "~/features/parcels/calendar.server";
import { cancelEntry } from "~/features/parcels/cancel.server";
import { moveEntry } from "~/features/parcels/plan-entry.server";
import { becomePacker, leavePacking } from "~/features/parcels/pledge.server";
import { parseCalendar } from "../../parcels/parse-calendar";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const asked = (viewer: Viewer) => ({ viewer, language: "en" as const, now: clock.now });
  const own = async (viewer: Viewer) => parseCalendar(await ownCalendar(world.app, asked(viewer))).events;
  const ledger = async (viewer: Viewer, prisonerId: string) => {
    const file = await ledgerCalendar(world.app, prisonerId, asked(viewer));
    return file === null ? null : parseCalendar(file).events;
  };

  test("an entry keeps its identity when it moves and when it is given up, and its sequence grows", async () => {
    const { id, prisonerId, viewer } = await makeParcel(world.app, {}, clock.now);
    const [first] = (await ledger(viewer, prisonerId)) ?? [];
    const day = dayAfter(clock.now.toISOString().slice(0, 10), 40);
    await moveEntry(world.app, viewer, { prisonerId, parcelId: id }, { day, hasAsked: true }, clock.now);
    const [moved] = (await ledger(viewer, prisonerId)) ?? [];
    await cancelEntry(world.app, viewer, id, clock.now);
    const [gone] = (await ledger(viewer, prisonerId)) ?? [];
    expect(moved).toMatchObject({ UID: first?.UID, DTSTART: day.replaceAll("-", ""), STATUS: "CONFIRMED" });
    expect(gone).toMatchObject({ UID: first?.UID, STATUS: "CANCELLED" });
    const sequences = [first, moved, gone].map((event) => Number(event?.SEQUENCE));
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect(new Set(sequences).size).toBe(3);
  });

  test("only a relative of theirs and the desk have a prisoner's file", async () => {
    const { prisonerId, viewer } = await makeParcel(world.app, {}, clock.now);
    const relative = await makeRelative(world.app, { prisonerIds: [prisonerId] }, clock.now);
    const stranger = await makeRelative(world.app, { prisonerIds: [] }, clock.now);
    const volunteer = await makeVolunteer(world.app, {}, clock.now);
    expect(await ledger(viewer, prisonerId)).toHaveLength(1);
    expect(await ledger(relative, prisonerId)).toHaveLength(1);
    expect(await ledger(stranger, prisonerId)).toBeNull();
    expect(await ledger(volunteer, prisonerId)).toBeNull();
  });

  test("it names nobody and no place, and no row can be found by it; two people's files share no identity", async () => {
    const prisoner = await makeParcelPrisoner(world.app, { name: "Рябинин Олег" }, clock.now);
    const { id, viewer } = await makeParcel(world.app, { prisonerId: prisoner.id }, clock.now);
    const other = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    const [mine, theirs] = await Promise.all(
      [viewer, other].map((each) => ledgerCalendar(world.app, prisoner.id, asked(each))),
    );
    for (const told of ["Рябинин", "Ryabinin", id, prisoner.id, prisoner.facilityId ?? "?"])
      expect(mine).not.toContain(told);
    const uid = (file: string | null | undefined) => parseCalendar(file ?? "").events[0]?.UID;
    expect(uid(mine)).not.toBe(uid(theirs));
  });

  test("who packs is told the day it must go; once it is handed back the entry stands as cancelled", async () => {
    const day = dayAfter(clock.now.toISOString().slice(0, 10), 30);
    const { id } = await makeParcel(world.app, { day }, clock.now);
    const packer = await makeVolunteer(world.app, {}, clock.now);
    expect(await own(packer)).toEqual([]);
    await becomePacker(world.app, packer, id, clock.now);
    const [event] = await own(packer);
    expect(event).toMatchObject({
      DTSTART: dayAfter(day, -14).replaceAll("-", ""),
      SUMMARY: "Send the parcel by today",
      STATUS: "CONFIRMED",
    });
    await leavePacking(world.app, packer, id, clock.now);
    const [after] = await own(packer);
    expect(after).toMatchObject({ UID: event?.UID, STATUS: "CANCELLED" });
    await becomePacker(world.app, packer, id, clock.now);
    const [again] = await own(packer);
    expect(again).toMatchObject({ UID: event?.UID, STATUS: "CONFIRMED" });
    const sequences = [event, after, again].map((each) => Number(each?.SEQUENCE));
    expect(new Set(sequences).size).toBe(3);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
  });
});
