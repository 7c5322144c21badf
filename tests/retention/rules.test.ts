import { describe, expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makeInvitation } from "#db/factories/invitations";
import { makeParcel } from "#db/factories/parcels";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { insertAuditEntry } from "#db/repositories/audit";
import { updateLastSeen } from "#db/repositories/people";
import type { Schema } from "#db/schema";
import { keptDays } from "~/domain/retention/kept";
import { checkDatabase } from "~/features/check/check.server";
import { noteOutcome } from "~/features/parcels/outcome.server";
import { pledgeItem } from "~/features/parcels/pledge.server";
import { forget } from "~/features/retention/forget.server";
import { randomToken } from "~/platform/crypto/random.server";
import { planActs } from "../features/balance/acts";
import { onEachEngine, type World } from "../setup/databases";
import { closedPair } from "./pair";

/** Something that ends today; answers whether it is still whole. */
type Rule = [name: string, days: number, begin: (world: World) => Promise<() => Promise<boolean>>];

const rules: Rule[] = [
  [
    "who wrote to whom, after it closed",
    keptDays.pair,
    async (world) => {
      const { id } = await closedPair(world);
      return isStanding(world, "correspondence", id, "personId");
    },
  ],
  [
    "whose relative somebody was, after the link ended",
    keptDays.pair,
    async (world) => {
      const { id: prisonerId } = await makePrisoner(world.app, {}, world.clock.now);
      const { personId } = await makeRelative(world.app, { prisonerIds: [prisonerId] }, world.clock.now);
      await world.app.db
        .updateTable("familyLink")
        .set({ revokedAt: at(world) })
        .where("personId", "=", personId)
        .execute();
      return async () => (await rowsWhere(world, "familyLink", "personId", personId)).length === 1;
    },
  ],
  [
    "what the desk did",
    keptDays.audit,
    async (world) => {
      const { personId } = await makeVolunteer(world.app, { role: "coordinator" }, world.clock.now);
      const nothing = { prisonerId: null, facilityId: null, subjectId: null, detail: null };
      await insertAuditEntry(world.app.db, { ...nothing, personId, action: "x", recordedAt: at(world) });
      return async () => (await rowsWhere(world, "auditEntry", "personId", personId)).length === 1;
    },
  ],
  [
    "an account nobody signs in to, with what it holds",
    keptDays.account,
    async (world) => {
      const { viewer } = await makeCorrespondence(world.app, {}, world.clock.now);
      return async () => (await rowsWhere(world, "person", "id", viewer.personId)).length === 1;
    },
  ],
  [
    "an account of the desk nobody signs in to",
    keptDays.account,
    async (world) => {
      const { id } = await makeVolunteer(world.app, { role: "coordinator" }, world.clock.now);
      return async () => (await rowsWhere(world, "person", "id", id)).length === 1;
    },
  ],
  [
    "a link nobody used, after it was too old",
    14 + keptDays.link,
    async (world) => {
      const { id } = await makeInvitation(world.app, {}, world.clock.now);
      return async () => (await rowsWhere(world, "invitation", "id", id)).length === 1;
    },
  ],
  [
    "a private note, after the desk withdrew it",
    keptDays.withdrawn,
    (world) => withdrawn(world, "privateNote", { withdrawnAt: at(world) }),
  ],
  [
    "a need, after it no longer held",
    keptDays.withdrawn,
    (world) => withdrawn(world, "need", { kind: "diet", source: "family", voidedAt: at(world) }),
  ],
  [
    "a thing that was wanted, after it was taken back",
    keptDays.withdrawn,
    (world) => withdrawn(world, "wantedThing", { voidedAt: at(world) }),
  ],
  [
    "who brought something, after the parcel arrived",
    keptDays.pair,
    async (world) => {
      const { app, clock } = world;
      const parcel = await makeParcel(app, { items: [{ text: "носки", wanted: 1 }] }, clock.now);
      const brings = await makeVolunteer(app, {}, clock.now);
      const which = { parcelId: parcel.id, itemId: parcel.itemIds[0] ?? 0 };
      await pledgeItem(app, brings, which, { pieces: 1, key: randomToken() }, clock.now);
      const on = { date: at(world).slice(0, 10), precision: "day" as const };
      const came = { outcome: "accepted", on, refusal: null } as const;
      await noteOutcome(app, parcel.viewer, parcel.id, came, clock.now);
      return async () => (await rowsWhere(world, "itemPledge", "personId", brings.personId)).length === 1;
    },
  ],
  [
    "a plan with its pairs, after the last change to it",
    keptDays.plan,
    async (world) => {
      const { prisoner, wisher, coordinator, ask, linesOf } = planActs(world);
      await prisoner();
      await wisher();
      const id = await ask(await coordinator());
      return async () =>
        (await rowsWhere(world, "plan", "id", id)).length === 1 && (await linesOf(id)).length > 0;
    },
  ],
  [
    "what a complaint said, after it was decided",
    keptDays.complaint,
    async (world) => {
      const said = { source: "family", textEncrypted: "said", decision: "no-harm", decidedAt: at(world) };
      const still = await withdrawn(world, "report", said);
      return still;
    },
  ],
];

onEachEngine((world) => {
  describe.each(rules)("%s", (_, days, begin) => {
    test("stays the day before, is gone the day after", async ({ task }) => {
      const isWhole = await begin(world);
      world.clock.forward({ days: days - 1 });
      await forget(world.app, world.clock.now);
      expect(await isWhole()).toBe(true);
      world.clock.forward({ days: 2 });
      await forget(world.app, world.clock.now);
      expect(await isWhole()).toBe(false);
      expect((await checkDatabase(world.app.db, world.clock.now)).differences).toEqual([]);
      Object.assign(task.meta, { rules: 1 });
    });
  });

  test("the only admin is never forgotten, and one of two is", async () => {
    const admins = [];
    for (const _ of [1, 2]) {
      admins.push(await makeVolunteer(world.app, { role: "admin" }, world.clock.now));
    }
    world.clock.forward({ days: keptDays.account + 1 });
    await updateLastSeen(world.app.db, admins[1]?.id ?? "", at(world).slice(0, 10));
    await forget(world.app, world.clock.now);
    world.clock.forward({ days: keptDays.account + 1 });
    await forget(world.app, world.clock.now);
    const left = await world.app.db.selectFrom("person").select("id").where("role", "=", "admin").execute();
    expect(left).toEqual([{ id: admins[1]?.id }]);
  });
});

function at({ clock }: World): string {
  return clock.now.toISOString();
}

function rowsWhere({ app }: World, table: keyof Schema, column: string, value: string | number) {
  return app.db
    .selectFrom(table as "person")
    .selectAll()
    .where(column as "id", "=", value as string)
    .execute();
}

async function isStanding(world: World, table: keyof Schema, id: string, column: string) {
  return async () => {
    const [row] = await rowsWhere(world, table, "id", id);
    return (row as Record<string, unknown> | undefined)?.[column] !== null;
  };
}

/** A row about somebody that has ended today; whole while its text stands. */
async function withdrawn(
  world: World,
  table: "privateNote" | "need" | "report" | "wantedThing",
  ended: object,
) {
  const { id: prisonerId } = await makePrisoner(world.app, {}, world.clock.now);
  const column = table === "wantedThing" ? "thingEncrypted" : "textEncrypted";
  const sealed = randomToken();
  const row = { recordedAt: at(world), ...ended, prisonerId, [column]: sealed };
  await world.app.db
    .insertInto(table as "privateNote")
    .values(row as never)
    .execute();
  return async () => (await rowsWhere(world, table, column, sealed)).length === 1;
}
