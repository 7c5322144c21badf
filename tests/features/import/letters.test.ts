import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { makeSheetWriter } from "#db/factories/take-overs";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllLetters } from "#db/repositories/letters";
import { readLetterDesk } from "~/features/correspondence/read.server";
import { takeOver } from "~/features/take-overs/take-over.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { claim, expectSound, loadOf, post, rowOf } from "../correspondence/acts";
import { letterHeader, madeUp, pairHeader, pairOf, sheet, takeLetters, takePairs } from "./sheets";

onEachEngine((world) => {
  afterEach(() => expectSound(world));

  async function pair(letters = "3", last = "05.11.2026") {
    const { id, name } = await madeUp(world);
    await takePairs(world, sheet(pairHeader, `${name},1985,маша ${id},Маша,,${last},${letters},`));
    const row = await pairOf(world, id, "Маша");
    const numbers = async () =>
      (await findAllLetters(world.app.db, row.id)).map(({ number, sentOn, state }) => [
        number,
        sentOn,
        state,
      ]);
    const line = (rest: string) => `${name},1985,Маша,${rest}`;
    return { prisonerId: id, name, id: row.id, numbers, line };
  }

  test("letters of the past get the free numbers in the order of their days; the same file again changes nothing", async () => {
    const { id, prisonerId, numbers, line } = await pair();
    const file = sheet(
      letterHeader,
      line("15.11.2026,,,,"),
      line("01.10.2026,,,да,"),
      line("05.11.2026,,,,"),
      line("сентябрь 2026,,,10.10.2026,20.10.2026"),
    );
    expect(await takeLetters(world, file, true)).toMatchObject({ unchanged: 1, refused: [] });
    expect(await numbers()).toHaveLength(1);
    expect((await takeLetters(world, file)).create.map(({ line: at, number }) => [at, number])).toEqual([
      [2, 4],
      [3, 2],
      [5, 1],
    ]);
    expect(await numbers()).toEqual([
      [1, "2026-09-01", "answered"],
      [2, "2026-10-01", "confirmed"],
      [3, "2026-11-05", "sent"],
      [4, "2026-11-15", "sent"],
    ]);
    expect(await rowOf(world.app, id)).toMatchObject({ lastNumber: 4, lastLetterOn: "2026-11-15" });
    expect((await loadOf(world.app, prisonerId)).lastLetterOn).toBe("2026-11-15");
    const before = await rowOf(world.app, id);
    expect(await takeLetters(world, file)).toMatchObject({
      create: [],
      change: [],
      unchanged: 4,
      refused: [],
    });
    expect(await rowOf(world.app, id)).toEqual(before);
  });

  test("a number stands for its letter: the same day is the same, another day is told", async () => {
    const { numbers, line } = await pair("12");
    const plan = await takeLetters(
      world,
      sheet(
        letterHeader,
        line("05.11.2026,№ 12,,,"),
        line("06.11.2026,12,,,"),
        line("01.11.2026,11,,,"),
        line("02.11.2026,11,,,"),
        line("неизвестно,10,,,"),
        line("01.01.2030,9,,,"),
      ),
    );
    expect(plan).toMatchObject({ unchanged: 1, notes: [] });
    expect(plan.refused.map(({ line: at, reason }) => [at, reason])).toEqual([
      [3, "number-of-another-day"],
      [5, "number-of-another-day"],
      [6, "no-date"],
      [7, "no-date"],
    ]);
    expect((await numbers()).map(([number]) => number)).toEqual([11, 12]);
    const other = await takeLetters(world, sheet(letterHeader, line("01.11.2026,5,,да,")));
    expect(other).toMatchObject({
      create: [],
      change: [{ line: 2 }],
      notes: [{ line: 2, code: "other-number" }],
    });
  });

  test("what became of a letter is added once it is known", async () => {
    const { numbers, line } = await pair();
    const news = sheet(letterHeader, line("05.11.2026,3,,12.11.2026,"));
    expect(await takeLetters(world, news)).toMatchObject({ create: [], change: [{ line: 2 }] });
    expect(await numbers()).toEqual([[3, "2026-11-05", "confirmed"]]);
    expect(await takeLetters(world, news)).toMatchObject({ change: [], unchanged: 1 });
  });

  test("a letter of nobody known is kept for the prisoner alone; one of an unknown signature is told", async () => {
    const { id, name } = await madeUp(world);
    const file = sheet(letterHeader, `${name},1985,,03.11.2026,,,,`, `${name},1985,Кто-то,04.11.2026,,,,`);
    const plan = await takeLetters(world, file);
    expect(plan).toMatchObject({
      create: [{ correspondenceId: null }],
      refused: [{ line: 3, reason: "no-such-writer" }],
    });
    expect(await loadOf(world.app, id)).toMatchObject({
      loadMilli: 0,
      writers: 0,
      lastLetterOn: "2026-11-03",
    });
    expect(await takeLetters(world, file)).toMatchObject({ create: [], unchanged: 1 });
  });

  test("a letter of today does not stop the writer who took over from writing the next", async () => {
    const { id, name } = await madeUp(world);
    const anna = await makeVolunteer(world.app, {}, world.clock.now);
    expect(await claim(world, anna, id, { signature: "Аня" })).toMatchObject({ ok: true });
    const rows = Array.from({ length: 12 }, (_, at) => `${name},1985,Аня,${at + 1}.11.2026,,,,`);
    await takeLetters(world, sheet(letterHeader, ...rows));
    const row = await pairOf(world, id, "Аня");
    expect(row).toMatchObject({ state: "active", lastNumber: 12 });
    expect(await post(world, anna, row.id)).toEqual({ ok: true, number: 13 });
    const desk = await readLetterDesk(world.app, anna, row.id, world.clock.now);
    expect(desk).toMatchObject({ nextNumber: 14 });
  });

  test("whatever the order of pairs, letters and take-overs, what is stored is what it rests on", async () => {
    const act = fc.record({
      what: fc.constantFrom("letter", "numbered", "take-over", "post", "again"),
      day: fc.integer({ min: 1, max: 200 }),
      number: fc.integer({ min: 1, max: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        const made = await makeSheetWriter(world.app, { people: 1, last: "2026-06-01" }, world.clock.now);
        const [[prisonerId = ""], [id = ""]] = [made.prisonerIds, made.ids];
        const { name } = await world.app.db
          .selectFrom("prisoner")
          .select("name")
          .where("id", "=", prisonerId)
          .executeTakeFirstOrThrow();
        const anna = await makeVolunteer(world.app, {}, world.clock.now);
        let last = sheet(letterHeader);
        for (const { what, day, number } of acts) {
          const sent = new Date(world.clock.now.getTime() - day * 86_400_000).toISOString().slice(0, 10);
          const row = `${name},1985,${made.signature},${sent},${what === "numbered" ? number : ""},,,`;
          if (what === "letter" || what === "numbered") last = sheet(letterHeader, row);
          if (what === "take-over") {
            await takeOver(world.app, anna, { token: made.token, key: randomToken() }, world.clock.now);
          } else if (what === "post") await post(world, anna, id, day % 30);
          else await takeLetters(world, last);
        }
        expect((await takeLetters(world, last)).create).toEqual([]);
        const numbers = (await findAllLetters(world.app.db, id)).map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      { numRuns: 10 },
    );
  });
});
