import { beforeAll, describe, expect, it } from "vitest";
import { chanceFrom } from "#db/factories/random";
import { countVolunteers, findAllClasses } from "#db/repositories/eligibility";
import { findLoad, findPrisonerIdsAfter } from "#db/repositories/load";
import { type Generated, generate } from "#db/seeds/generate";
import { shareByFame } from "#db/seeds/generating/fame";
import { computeLoadRow } from "~/features/prisoners/load.server";
import { START as now, onEachEngine } from "../../setup/databases";

const size = { prisoners: 150, volunteers: 400, letters: 3000 };

onEachEngine((world) => {
  let generated: Generated;
  beforeAll(async () => {
    generated = await generate(world.app, size);
  });

  it("makes exactly as much as was asked for", async () => {
    expect(generated).toMatchObject(size);
    const count = async (table: "prisoner" | "volunteerProfile" | "letter") =>
      (await world.app.db.selectFrom(table).selectAll().execute()).length;
    expect(await count("prisoner")).toBe(size.prisoners);
    expect(await count("volunteerProfile")).toBe(size.volunteers);
    expect(await count("letter")).toBe(size.letters);
  });

  it("stores loads and counts as they would be recomputed", async () => {
    const { db } = world.app;
    for (const id of await findPrisonerIdsAfter(db, "", 1000)) {
      expect(await findLoad(db, id)).toEqual(await computeLoadRow(db, id, now));
    }
    for (const each of await findAllClasses(db)) {
      expect(each.volunteers).toBe(await countVolunteers(db, each));
    }
    const open = await db
      .selectFrom("correspondence")
      .select("personId")
      .where("state", "<>", "closed")
      .execute();
    for (const { personId, openCount, capacity } of await db
      .selectFrom("volunteerProfile")
      .selectAll()
      .execute()) {
      expect(openCount).toBe(open.filter((each) => each.personId === personId).length);
      expect(openCount).toBeLessThanOrEqual(capacity);
    }
  });
});

describe("sharing letters by fame", () => {
  it("gives out all of them, most to few and none to some", () => {
    for (const total of [1, 50, 997, 100_000]) {
      const shares = shareByFame(chanceFrom(1), 200, total);
      expect(shares).toHaveLength(200);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
      expect(shares.filter((share) => share === 0).length).toBeGreaterThanOrEqual(50);
    }
  });
});
