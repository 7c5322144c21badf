import { inTransaction } from "#db/connection.server";
import { makePrisoner } from "#db/factories/prisoners";
import { type Chance, chanceFrom } from "#db/factories/random";
import { findOrInsertClass } from "#db/repositories/eligibility";
import { saveLoads } from "#db/repositories/load";
import type { NewRow } from "#db/schema";
import type { FilterPrisoner, FilterVolunteer } from "~/domain/balance/filters";
import type { SuggestionKey } from "~/domain/balance/suggestion-key";
import type { World } from "../../setup/databases";

const MASKS = [1, 2, 3, 4];

export interface Pool {
  prisonerIds: string[];
  classes: { id: number; languageMask: number; channelMask: number }[];
}

/** Prisoners and classes that every random world arranges anew. */
export async function makePool({ app, clock }: World, size: number): Promise<Pool> {
  const prisonerIds: string[] = [];
  for (let each = 0; each < size; each += 1) {
    prisonerIds.push((await makePrisoner(app, { facilityId: null }, clock.now)).id);
  }
  const classes = [];
  for (const languageMask of MASKS) {
    for (const channelMask of MASKS) {
      const id = await inTransaction(app.db, (tx) => findOrInsertClass(tx, { languageMask, channelMask }));
      classes.push({ id, languageMask, channelMask });
    }
  }
  return { prisonerIds, classes };
}

export interface Arranged {
  prisoners: (FilterPrisoner & { key: SuggestionKey })[];
  volunteer: FilterVolunteer & { id: string };
  date: string;
  skip: number;
}

/** Gives every prisoner of the pool a random load row, few enough values that ties abound, and invents a volunteer. */
export async function arrange({ app }: World, pool: Pool, seed: number): Promise<Arranged> {
  const chance = chanceFrom(seed);
  const classes = chance.shuffled(pool.classes).slice(0, chance.between(1, 6));
  const crowd = new Map(classes.map(({ id }) => [id, chance.pick([3, 3, 20])]));
  for (const [id, volunteers] of crowd) {
    await app.db.updateTable("eligibilityClass").set({ volunteers }).where("id", "=", id).execute();
  }
  const ranks = [0, 200_000, 600_000].slice(0, chance.between(1, 3));
  const days = ["", "2026-05-01", "2026-11-01"].slice(0, chance.between(1, 3));
  const rings = chance.happens(0.3) ? [7, 2 ** 30] : Array.from({ length: 40 }, () => chance.below(2 ** 31));
  const loads: NewRow<"prisonerLoad">[] = [];
  const prisoners = pool.prisonerIds.map((id) => {
    const { id: classId, languageMask, channelMask } = chance.pick(classes);
    const cap = chance.between(1, 3);
    const open = chance.happens(0.9);
    const [seatsTaken, seatsProvisional] = [seats(chance, cap), seats(chance, cap)];
    const key = { loadRank: chance.pick(ranks), lastLetterOn: chance.pick(days), ring: chance.pick(rings) };
    const suggestable = open && seatsTaken < cap ? (1 as const) : (0 as const);
    loads.push({
      ...{ prisonerId: id, classId, cap, seatsTaken, seatsProvisional, writers: 0, suggestable, ...key },
      ...{ loadMilli: 0, externalMilli: 0, target: 3, open: open ? 1 : 0, aloneSince: "2026-01-01" },
    });
    return {
      ...{ id, languageMask, channelMask, lettersAllowed: open, consentLetters: "presumed" as const },
      ...{ minor: false, hasAddress: true, seatsTaken, seatsProvisional, cap },
      key: { ...key, eligibleVolunteers: crowd.get(classId) ?? 0 },
    };
  });
  await saveLoads(app.db, loads);
  return {
    prisoners,
    volunteer: {
      id: chance.id(),
      trust: chance.pick(["new", "known"]),
      languageMask: chance.between(1, 7),
      channelMask: chance.between(1, 7),
      ...{ capacity: 3, openCount: 0, blockedPrisonerIds: new Set() },
      writingToIds: new Set(pool.prisonerIds.filter(() => chance.happens(0.15))),
    },
    date: `2026-11-${String(chance.between(1, 30)).padStart(2, "0")}`,
    skip: chance.pick([0, 0, 3, 6, 27]),
  };
}

function seats(chance: Chance, cap: number): number {
  return chance.happens(0.6) ? 0 : chance.between(0, cap);
}
