import { expect, test } from "vitest";
import { inTransaction } from "#db/connection.server";
import { makeFacility } from "#db/factories/facilities";
import { makeParcel, makeParcelPrisoner } from "#db/factories/parcels";
import { consentRow } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { insertConsent } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import { tellConsent } from "~/features/desk/consent.server";
import { saveConsent } from "~/features/family/consent.server";
import { addOverride, withdrawOverride } from "~/features/overrides/overrides.server";
import { noteConditions, withdrawConditions } from "~/features/parcels/conditions.server";
import { countedForm, countedOf } from "~/features/parcels/deciding.form";
import { readDeciding } from "~/features/parcels/deciding.server";
import { addItem } from "~/features/parcels/items.server";
import { readLedger } from "~/features/parcels/ledger-page.server";
import { noteCounted } from "~/features/parcels/note-counted.server";
import { overrideMeant, parcelOverrideForm } from "~/features/parcels/parcel-override.form";
import { stopWriting } from "~/features/reports/stop.server";
import { randomToken } from "~/platform/crypto/random.server";
import { parseForm } from "~/platform/forms/parse-form";
import { onEachEngine } from "../../setup/databases";

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ key: randomToken(), ...fields })) form.set(name, value);
  return form;
};

onEachEngine((world) => {
  const { clock } = world;
  const key = () => randomToken();
  async function held(facilityId?: string) {
    const viewer = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    const overrides = facilityId === undefined ? {} : { facilityId };
    return { viewer, ...(await makeParcelPrisoner(world.app, overrides, clock.now)) };
  }
  const limitOf = async (viewer: Viewer, id: string) =>
    (await readLedger(world.app, viewer, id, clock.now))?.answers[0]?.limit;
  const deedsOf = async (prisonerId: string) =>
    (
      await world.app.db.selectFrom("auditEntry").selectAll().where("prisonerId", "=", prisonerId).execute()
    ).map(({ action, detail }) => `${action} ${detail ?? ""}`.trim());

  test("a grade counts from its day, goes with its withdrawal, and both are kept in the record", async () => {
    const { viewer, id } = await held();
    expect(await limitOf(viewer, id)).toBe(6);
    const noted = { conditions: "lightened", since: "2026-01-10", key: key() } as const;
    expect(await noteConditions(world.app, viewer, id, noted, clock.now)).toEqual({ ok: true });
    expect(await noteConditions(world.app, viewer, id, noted, clock.now)).toEqual({ ok: true });
    expect(await limitOf(viewer, id)).toBe(12);
    const [change, ...more] = (await readDeciding(world.app, id))?.conditions ?? [];
    expect(more).toEqual([]);
    const which = { prisonerId: id, id: change?.id ?? 0 };
    const other = await held();
    const foreign = { ...which, prisonerId: other.id };
    expect(await withdrawConditions(world.app, viewer, foreign, clock.now)).toMatchObject({ ok: false });
    expect(await withdrawConditions(world.app, viewer, which, clock.now)).toEqual({ ok: true });
    expect(await withdrawConditions(world.app, viewer, which, clock.now)).toEqual({ ok: true });
    expect(await limitOf(viewer, id)).toBe(6);
    expect(await deedsOf(id)).toEqual([
      'conditions-noted {"conditions":"lightened"}',
      "conditions-withdrawn",
    ]);
  });

  test("what was noted of health goes with the word that allowed it, and the rest stays", async () => {
    for (const takeBack of ["family", "desk", "everything"] as const) {
      const { viewer, id } = await held();
      const relative = await makeRelative(world.app, { prisonerIds: [id] }, clock.now);
      const given = { ...consentRow(id, "given", clock.now), purpose: "health" as const };
      await inTransaction(world.app.db, (tx) => insertConsent(tx, given));
      const smallChild = { reason: "small-child", from: null, until: null } as const;
      const noted = { isLifeSentence: true, medicalExtra: 2, exemptions: [smallChild] };
      expect(await noteCounted(world.app, viewer, id, { ...noted, key: key() }, clock.now)).toEqual({
        ok: true,
      });
      if (takeBack === "everything") {
        await stopWriting(world.app, relative, id, { what: "everything" }, key(), clock.now);
      } else if (takeBack === "desk") {
        const told = {
          purpose: "health",
          state: "withdrawn",
          givenBy: "relative",
          saidOn: "2026-01-01",
        } as const;
        await tellConsent(world.app, viewer, id, { ...told, key: key() }, clock.now);
      } else {
        const changes = [{ purpose: "health", state: "refused" }] as const;
        await saveConsent(world.app, relative, id, { changes, givenBy: "relative", key: key() }, clock.now);
      }
      expect((await readDeciding(world.app, id))?.counted).toEqual({ ...noted, medicalExtra: 0 });
      const rows = await world.app.db
        .selectFrom("parcelFact")
        .selectAll()
        .where("prisonerId", "=", id)
        .execute();
      expect(rows.map(({ voidedAt }) => voidedAt !== null).sort()).toEqual([false, true]);
    }
  });

  test("what tells of health is kept only where the family agreed, sealed, and never in the record", async () => {
    const { viewer, id } = await held();
    const two = { isLifeSentence: false, exemptions: [], medicalExtra: 2 };
    const note = (counted: typeof two) =>
      noteCounted(world.app, viewer, id, { ...counted, key: key() }, clock.now);
    expect(await note(two)).toEqual({ ok: false, reason: "no-consent" });
    const given = { ...consentRow(id, "given", clock.now), purpose: "health" as const };
    await inTransaction(world.app.db, (tx) => insertConsent(tx, given));
    expect(await note(two)).toEqual({ ok: true });
    expect(await limitOf(viewer, id)).toBe(8);
    const rows = await world.app.db
      .selectFrom("parcelFact")
      .selectAll()
      .where("prisonerId", "=", id)
      .execute();
    expect(rows.map(({ factEncrypted }) => factEncrypted)).toEqual([expect.stringMatching(/^v1\./)]);
    expect(await note({ ...two, medicalExtra: 0 })).toEqual({ ok: true });
    expect(await limitOf(viewer, id)).toBe(6);
    expect(await deedsOf(id)).toEqual(["parcel-facts-noted", "parcel-facts-noted"]);
  });

  test("a word about the place holds for all who are there, one about the person outweighs it", async () => {
    const place = await makeFacility(world.app, {}, clock.now);
    const { viewer, id } = await held(place.id);
    const say = (of: "facility" | "prisoner", subject: string, figure: number) =>
      addOverride(
        world.app,
        viewer,
        { of, id: subject },
        {
          rule: "parcels-a-year",
          stance: "changed",
          figure,
          note: "по телефону",
          since: "2026-01-01",
          key: key(),
        },
        clock.now,
      );
    await say("facility", place.id, 5);
    expect(await limitOf(viewer, id)).toBe(5);
    await say("prisoner", id, 9);
    expect(await limitOf(viewer, id)).toBe(9);
    const overrides = (await readDeciding(world.app, id))?.overrides ?? [];
    expect(overrides.map(({ of, figure, note }) => [of, figure, note])).toEqual([
      ["facility", 5, "по телефону"],
      ["prisoner", 9, "по телефону"],
    ]);
    await withdrawOverride(world.app, viewer, overrides[1]?.id ?? 0, clock.now);
    expect(await limitOf(viewer, id)).toBe(5);
  });

  test("a thing a coordinator lets in may be listed, one they keep out may not", async () => {
    const parcel = await makeParcel(world.app, {}, clock.now);
    const say = (rule: string, stance: "lifted" | "closed") => {
      const fields = { rule, stance, note: "по телефону", onDay: "1", onMonth: "1", onYear: "2026" };
      const parsed = parseForm(parcelOverrideForm, formOf(fields));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
      const facts = {
        rule,
        note: "по телефону",
        since: "2026-01-01",
        key: key(),
        ...overrideMeant(parsed.values),
      };
      return addOverride(
        world.app,
        parcel.viewer,
        { of: "prisoner", id: parcel.prisonerId },
        facts,
        clock.now,
      );
    };
    const add = (code: string) =>
      addItem(
        world.app,
        parcel.viewer,
        parcel.id,
        { code, text: "", wanted: 1, grams: null, key: key() },
        clock.now,
      );
    await say("item-jeans", "lifted");
    await say("item-dairy", "closed");
    expect(await add("jeans")).toEqual({ ok: true });
    expect(await add("cheese-hard")).toEqual({ ok: false, reason: "forbidden", because: "override" });
  });
});

const overrideErrors = (fields: Record<string, string>) => {
  const day = { onDay: "1", onMonth: "1", onYear: "2026", note: "по телефону" };
  const parsed = parseForm(parcelOverrideForm, formOf({ ...day, ...fields }));
  return parsed.ok ? overrideMeant(parsed.values) : parsed.errors;
};

test.each([
  ["parcels-a-year", "5", 5],
  ["grams-a-month", "12,5", 12_500],
  ["interval", "30", 30],
  ["warm-by", "20.9", 920],
  ["warm-by", "1 10", 1001],
  ["rolling-year", "", null],
  ["item-tea-leaf", "", null],
])("the figure of %s typed as %s", (rule, figure, stored) => {
  expect(overrideErrors({ rule, stance: "changed", figure })).toEqual({ stance: "changed", figure: stored });
});

test.each([
  ["parcels-a-year", "пять"],
  ["interval", "0"],
  ["warm-by", "31.9"],
  ["grams-a-month", "0"],
])("no figure for %s: %s", (rule, figure) => {
  expect(overrideErrors({ rule, stance: "changed", figure })).toEqual({
    figure: "parcel-override.figure.wrong",
  });
});

test("only a thing can be kept out, and only a rule of ours can be set aside", () => {
  expect(overrideErrors({ rule: "interval", stance: "closed" })).toEqual({
    stance: "parcel-override.closed.thing",
  });
  expect(overrideErrors({ rule: "item-tank", stance: "lifted" })).toEqual({ rule: "override.rule-missing" });
});

test("what the law counts is read from its form, days only as whole days", () => {
  const read = (fields: Record<string, string>) => {
    const parsed = parseForm(countedForm, formOf(fields));
    return parsed.ok ? countedOf(parsed.values) : parsed.errors;
  };
  expect(
    read({ life: "yes", exemption: "pregnant", fromDay: "3", fromMonth: "2", fromYear: "2026" }),
  ).toEqual({
    isLifeSentence: true,
    medicalExtra: 0,
    exemptions: [{ reason: "pregnant", from: "2026-02-03", until: null }],
  });
  expect(read({ extra: "25" })).toEqual({ extra: "counted.extra.wrong" });
  expect(read({ untilMonth: "2", untilYear: "2026" })).toEqual({ untilDay: "day.not-a-date" });
  const march = { fromDay: "3", fromMonth: "3", fromYear: "2026", untilMonth: "3", untilYear: "2026" };
  expect(read({ ...march, untilDay: "2" })).toEqual({ untilDay: "counted.until.early" });
  expect(read({ ...march, untilDay: "3", exemption: "pregnant" })).toMatchObject({
    exemptions: [{ from: "2026-03-03", until: "2026-03-03" }],
  });
});
