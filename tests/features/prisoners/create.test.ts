import { afterEach, expect, test } from "vitest";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findLoad } from "#db/repositories/load";
import { findConsent, findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import { createPrisoner, type NewPerson } from "~/features/prisoners/create.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { expectSound } from "../correspondence/acts";

let names = 0;

onEachEngine((world) => {
  const { clock } = world;
  const unknown = { date: null, precision: "unknown" } as const;

  afterEach(() => expectSound(world));

  function person(overrides: Partial<NewPerson> = {}, facts: Partial<NewPerson["facts"]> = {}): NewPerson {
    names += 1;
    return {
      facts: {
        name: `Осокин Пётр Ильич ${"абвгдежзик"[names % 10]}${names}`,
        nameDative: null,
        nameLatin: "",
        gender: "m",
        birth: { date: "1990-01-01", precision: "year" },
        languages: 1,
        about: "",
        articles: "",
        penalty: "",
        target: 3,
        cap: null,
        hideLoad: false,
        ...facts,
      },
      facilityId: null,
      status: "unknown",
      since: unknown,
      consent: "none",
      recognition: null,
      others: [],
      key: randomId(),
      ...overrides,
    };
  }
  const create = async (who: NewPerson) =>
    createPrisoner(
      world.app,
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
      who,
      clock.now,
    );

  test("somebody held at a known place whom a list asks to write to may be suggested at once", async () => {
    const place = await makeFacility(world.app, {}, clock.now);
    const recognition = { list: "viasna", externalId: randomId(), url: "https://example.org/1" };
    const who = person({ facilityId: place.id, status: "remand", consent: "presumed", recognition });
    const made = await create(who);
    if (!made.ok) throw new Error(made.reason);
    expect(await findPrisoner(world.app.db, made.id)).toMatchObject({ status: "remand", rowVersion: 2 });
    expect(await findCurrentStay(world.app.db, made.id)).toMatchObject({ facilityId: place.id });
    expect(await findConsent(world.app.db, made.id, "letters")).toMatchObject({
      state: "presumed",
      source: "viasna",
    });
    expect(await findLoad(world.app.db, made.id)).toMatchObject({ open: 1, suggestable: 1 });
    expect(await create(person({ recognition }))).toEqual({ ok: false, reason: "listed" });
  });

  test("the released have no stay, and no place", async () => {
    const made = await create(person({ status: "released" }));
    if (!made.ok) throw new Error(made.reason);
    expect(await findCurrentStay(world.app.db, made.id)).toBeUndefined();
    const place = await makeFacility(world.app, {}, clock.now);
    const placed = person({ status: "in-transit", facilityId: place.id });
    expect(await create(placed)).toEqual({ ok: false, reason: "place-too-much" });
  });

  test("a namesake of the same year, whatever the order of words, is shown first and then accepted", async () => {
    const who = person();
    const [surname, ...rest] = who.facts.name.split(" ");
    const known = await makePrisoner(
      world.app,
      { name: [...rest, surname].join(" "), birthDate: "1990-07-02" },
      clock.now,
    );
    expect(await create(who)).toMatchObject({ ok: false, reason: "similar", people: [{ id: known.id }] });
    expect(await create({ ...who, others: [known.id] })).toMatchObject({ ok: true });
  });

  test("a namesake of another year is somebody else; an unknown year may be the same", async () => {
    const who = person();
    await makePrisoner(world.app, { name: who.facts.name, birthDate: "1970-07-02" }, clock.now);
    expect(await create(who)).toMatchObject({ ok: true });
    const again = { ...who, key: randomId(), facts: { ...who.facts, birth: unknown } };
    expect(await create(again)).toMatchObject({ ok: false, reason: "similar" });
  });

  test("the same form twice is one person", async () => {
    const who = person();
    const viewer = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    const twice = await Promise.all([
      createPrisoner(world.app, viewer, who, clock.now),
      createPrisoner(world.app, viewer, who, clock.now),
    ]);
    expect(twice[0]).toEqual(twice[1]);
  });
});
