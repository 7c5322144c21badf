import { expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { listPrisoners, parseAfter } from "~/features/prisoners/read.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;

  test("page by page the whole list shows everybody open for letters once, least written-to first", async () => {
    const facility = await makeFacility(world.app, {}, clock.now);
    const ids: string[] = [];
    for (let each = 0; each < 55; each += 1) {
      ids.push((await makePrisoner(world.app, { facilityId: facility.id }, clock.now)).id);
    }
    const [written = ""] = ids;
    await makeCorrespondence(world.app, { prisonerId: written }, clock.now);
    await makePrisoner(world.app, { facilityId: facility.id, status: "released" }, clock.now);

    const seen: string[] = [];
    const sizes: number[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await listPrisoners(
        world.app,
        { search: "", after: parseAfter(after ?? null) },
        clock.now,
      );
      seen.push(...page.lines.map(({ id }) => id));
      sizes.push(page.lines.length);
      after = page.next;
    }
    expect(sizes).toEqual([25, 25, 5]);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(seen.at(-1)).toBe(written);
  });
});
