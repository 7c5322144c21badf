import { afterEach, expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findOverride } from "#db/repositories/overrides";
import { readLetterDesk } from "~/features/correspondence/read.server";
import {
  addOverride,
  readOverrides,
  type Subject,
  withdrawOverride,
} from "~/features/overrides/overrides.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine, START } from "../../setup/databases";
import { expectSound } from "../correspondence/acts";

onEachEngine((world) => {
  const { clock } = world;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, clock.now);
  const override = async (subject: Subject, note: string, since = "2026-11-20", key = randomId()) =>
    addOverride(
      ...([world.app, await coordinator(), subject] as const),
      { rule: "pages", stance: "changed", note, since, key },
      clock.now,
    );
  async function stage() {
    const { id: facilityId } = await makeFacility(world.app, {}, clock.now);
    const { id: prisonerId } = await makePrisoner(world.app, { facilityId }, clock.now);
    const made = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    const shown = async () => {
      const desk = await readLetterDesk(world.app, made.viewer, made.id, clock.now);
      return desk?.rules.find(({ code }) => code === "pages")?.instead?.note ?? null;
    };
    const standing = () => readOverrides(world.app, { facilityId, prisonerId });
    return {
      place: { of: "facility", id: facilityId } as const,
      person: { of: "prisoner", id: prisonerId } as const,
      shown,
      standing,
    };
  }

  afterEach(async () => {
    await expectSound(world);
    clock.set(START);
  });

  test("the letter desk shows a word in place of the rule from its day on, the person's before the place's", async () => {
    const { place, person, shown } = await stage();
    await override(place, "две страницы", "2026-11-21");
    expect(await shown()).toBeNull();
    clock.forward({ days: 1 });
    expect(await shown()).toBe("две страницы");
    await override(person, "одна страница");
    expect(await shown()).toBe("одна страница");
  });

  test("another word for the same rule takes the place of the former, and a withdrawn one lets the rule hold", async () => {
    const { place, shown, standing } = await stage();
    await override(place, "две страницы");
    await override(place, "три страницы");
    expect((await standing()).map(({ note }) => note)).toEqual(["три страницы"]);
    const id = (await standing())[0]?.id ?? 0;
    const viewer = await coordinator();
    for (const _ of [1, 2]) {
      const withdrawn = await withdrawOverride(world.app, viewer, id, clock.now);
      expect(withdrawn).toEqual({ ok: true, subject: place, rule: "pages" });
    }
    expect(await shown()).toBeNull();
    expect(await withdrawOverride(world.app, viewer, 999_999, clock.now)).toEqual({
      ...{ ok: false, reason: "not-found" },
    });
  });

  test("a note is sealed, and nobody who is not there gets one", async () => {
    const { place, standing } = await stage();
    await override(place, "две страницы");
    const row = await findOverride(world.app.db, (await standing())[0]?.id ?? 0);
    expect(row?.noteEncrypted).not.toContain("страницы");
    expect(await override({ of: "prisoner", id: randomId() }, "x")).toEqual({
      ok: false,
      reason: "not-found",
    });
  });
});
