import { beforeAll, expect, test } from "vitest";
import { pickThree, SUGGESTIONS } from "~/domain/balance/pick";
import { ringEntry } from "~/domain/balance/suggestion-key";
import { walkSuggestions } from "~/features/suggestions/walk.server";
import { onEachEngine } from "../../setup/databases";
import { type Arranged, arrange, makePool, type Pool } from "./worlds";

const WORLDS = 320;

onEachEngine((world) => {
  let pool: Pool;

  beforeAll(async () => {
    pool = await makePool(world, 60);
  });

  test(`the walk along the index finds whom sorting everybody finds, in ${WORLDS} worlds`, async () => {
    let shown = 0;
    for (let seed = 1; seed <= WORLDS; seed += 1) {
      const arranged = await arrange(world, pool, seed);
      const found = await walk(arranged);
      const expected = pickThree(arranged.volunteer, arranged.prisoners, arranged);
      expect(found, `world ${seed}`).toEqual(expected.map(({ id, key }) => ({ prisonerId: id, key })));
      shown += found.length;
    }
    expect(shown).toBeGreaterThan(WORLDS);
  }, 120_000);

  async function walk({ volunteer, date, skip }: Arranged) {
    const found = await walkSuggestions(world.app.db, volunteer, {
      trust: volunteer.trust,
      entry: ringEntry(volunteer.id, date),
      count: skip + SUGGESTIONS,
      except: volunteer.writingToIds,
    });
    return found.slice(skip);
  }
});
