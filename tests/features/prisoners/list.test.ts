import { beforeAll, describe, expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { type MadePerson, makeVolunteer, type VolunteerOverrides } from "#db/factories/volunteers";
import { insertBlock } from "#db/repositories/correspondence";
import { MAX_RANK } from "~/domain/balance/load";
import { releaseCorrespondence } from "~/features/correspondence/course.server";
import { pairHmac } from "~/features/correspondence/facts.server";
import { listPrisoners, parseAfter } from "~/features/prisoners/list.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const volunteer = (overrides: VolunteerOverrides = {}) => makeVolunteer(world.app, overrides, clock.now);
  const list = (viewer: MadePerson, search = "", after: string | null = null) =>
    listPrisoners(world.app, viewer, { search, after: parseAfter(after) }, clock.now);
  const idsFor = async (viewer: MadePerson) => (await list(viewer)).lines.map(({ id }) => id);

  test("while nobody may be written to, it says so", async () => {
    expect(await list(await volunteer())).toMatchObject({ lines: [], empty: "nobody-open" });
  });

  test("page by page the whole list shows everybody open for letters once, least written-to first", async () => {
    const facility = await makeFacility(world.app, {}, clock.now);
    const ids: string[] = [];
    for (let each = 0; each < 55; each += 1) {
      ids.push((await makePrisoner(world.app, { facilityId: facility.id }, clock.now)).id);
    }
    const [written = ""] = ids;
    await makeCorrespondence(world.app, { prisonerId: written }, clock.now);
    await makePrisoner(world.app, { facilityId: facility.id, status: "released" }, clock.now);

    const viewer = await volunteer();
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await list(viewer, "", after ?? null);
      seen.push(...page.lines.map(({ id }) => id));
      sizes.push(page.lines.length);
      after = page.next;
    }
    expect(sizes).toEqual([25, 25, 5]);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(seen.at(-1)).toBe(written);
  });

  describe("of those open for letters", () => {
    const ids = { german: "", polish: "", byPost: "" };
    beforeAll(async () => {
      const german = { languageMask: 1 << 9 };
      const postOnly = await makeFacility(world.app, { channels: ["post"] }, clock.now);
      ids.german = (await makePrisoner(world.app, german, clock.now)).id;
      ids.polish = (await makePrisoner(world.app, { languageMask: 1 << 11 }, clock.now)).id;
      ids.byPost = (await makePrisoner(world.app, { ...german, facilityId: postOnly.id }, clock.now)).id;
    });

    test("a volunteer is shown whom they share a language and a way with", async () => {
      expect((await idsFor(await volunteer({ languages: ["de"] }))).toSorted()).toEqual(
        [ids.german, ids.byPost].toSorted(),
      );
      expect(await idsFor(await volunteer({ languages: ["pl"] }))).toEqual([ids.polish]);
      expect(await idsFor(await volunteer({ languages: ["de"], ways: "online" }))).toEqual([ids.german]);
    });

    test("without anybody in common it says so, and that Russian is what is missing", async () => {
      const nobody = { lines: [], next: null, empty: "nobody-for-you", russian: false };
      const viewer = await volunteer({ languages: ["tr"] });
      expect(await list(viewer)).toMatchObject(nobody);
      expect(await list(viewer, "иванов")).toMatchObject({ lines: [], empty: null });
    });

    test("their own people and those they are blocked from are left out", async () => {
      const viewer = await volunteer({ languages: ["de"] });
      const made = await makeCorrespondence(world.app, { viewer, prisonerId: ids.german }, clock.now);
      expect(await idsFor(viewer)).toEqual([ids.byPost]);
      await releaseCorrespondence(world.app, viewer, made.id, clock.now);
      expect(await idsFor(viewer)).toContain(ids.german);
      const hmac = pairHmac(world.app, viewer.personId, ids.byPost);
      await insertBlock(world.app.db, hmac, clock.now.toISOString());
      expect(await idsFor(viewer)).toEqual([ids.german]);
    });

    test("who has enough people is told", async () => {
      const viewer = await volunteer({ languages: ["de"], capacity: 1 });
      expect((await list(viewer)).pausedBy).toBeNull();
      await makeCorrespondence(world.app, { viewer, prisonerId: ids.german }, clock.now);
      expect((await list(viewer)).pausedBy).toBe("no-capacity");
    });
  });
});

test("a place in the list is a rank that can be stored and an id; anything else is the beginning", () => {
  expect(parseAfter("333333-a_b-c")).toEqual({ loadRank: 333333, id: "a_b-c" });
  expect(parseAfter(`${MAX_RANK}-a`)).toEqual({ loadRank: MAX_RANK, id: "a" });
  for (const odd of [null, "", "1", "-1-a", "1-", "1-a b", `${MAX_RANK + 1}-a`, "9999999999-a", "1.5-a"]) {
    expect([odd, parseAfter(odd)]).toEqual([odd, null]);
  }
});
