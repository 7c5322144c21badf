import { afterEach, expect, test } from "vitest";
import { findAllLetters } from "#db/repositories/letters";
import { importPairs } from "~/features/import/import-pairs.server";
import { onEachEngine } from "../../setup/databases";
import { expectSound, loadOf } from "../correspondence/acts";
import { madeUp, pairHeader, pairOf, sheet, takePairs } from "./sheets";

onEachEngine((world) => {
  afterEach(() => expectSound(world));

  test("a pair counts from now on, by its last letter, and has no account", async () => {
    const { id, name } = await madeUp(world);
    const file = sheet(
      pairHeader,
      `${name},1985,masha@example.org,Маша К.,01.03.2026,05.11.2026,3,ФСИН-письмо`,
    );
    expect(await takePairs(world, file)).toMatchObject({ create: [{ line: 2 }], refused: [], notes: [] });
    const row = await pairOf(world, id, "Маша К.");
    expect(row).toMatchObject({
      personId: null,
      state: "active",
      seat: "taken",
      weightMilli: 1000,
      channel: "fsin-pismo",
      lastNumber: 3,
      lastLetterOn: "2026-11-05",
      claimedAt: "2026-03-01T00:00:00.000Z",
    });
    expect(await findAllLetters(world.app.db, row.id)).toMatchObject([{ number: 3, state: "sent" }]);
    expect(await loadOf(world.app, id)).toMatchObject({
      loadMilli: 1000,
      seatsTaken: 1,
      lastLetterOn: "2026-11-05",
    });
  });

  test("one whose last letter is 61 days old weighs p, one of 121 days nothing", async () => {
    const { id, name } = await madeUp(world);
    const file = sheet(pairHeader, `${name},1985,a,Аня,,20.09.2026,,`, `${name},1985,b,Боря,,22.07.2026,,`);
    await takePairs(world, file);
    expect(await pairOf(world, id, "Аня")).toMatchObject({ weightMilli: 600, seat: "taken" });
    expect(await pairOf(world, id, "Боря")).toMatchObject({ weightMilli: 0, seat: "none" });
  });

  test("the same file again changes nothing, and a dry run never does", async () => {
    const { id, name } = await madeUp(world);
    const file = sheet(pairHeader, `${name},1985,@Masha,Маша,,2026-11,2,почта`);
    expect((await takePairs(world, file, true)).create).toHaveLength(1);
    expect((await loadOf(world.app, id)).loadMilli).toBe(0);
    await takePairs(world, file);
    const before = await pairOf(world, id, "Маша");
    expect(await takePairs(world, file)).toMatchObject({ create: [], unchanged: 1, refused: [] });
    const again = sheet(pairHeader, `${name},1985,masha,МАША,,,,`);
    expect(await takePairs(world, again)).toMatchObject({ create: [], unchanged: 1, refused: [] });
    expect(await pairOf(world, id, "Маша")).toEqual(before);
  });

  test("the label is sealed and found again only by its index", async () => {
    const { name } = await madeUp(world);
    await takePairs(world, sheet(pairHeader, `${name},1985,Ласточка-77,Лена,,,,`));
    const rows = await world.app.db.selectFrom("sheetWriter").selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/ласточка/i);
    expect(rows.at(-1)?.labelEncrypted).toMatch(/^v1\./);
  });

  test("what cannot be read, found or agreed on is told by line and harms no other", async () => {
    const { id, name } = await madeUp(world);
    const released = await madeUp(world, { status: "released" });
    const refused = await madeUp(world, { consent: "refused" });
    const file = sheet(
      pairHeader,
      `${name},1985,a,Аня,,,,`,
      `${name},,a,Боря,,,,`,
      `${name},1990,a,Боря,,,,`,
      `Никто Никого Нет,1985,a,Боря,,,,`,
      `${name},1985,,Боря,,,,`,
      `${name},1985,b,b@mail.ru,,,,`,
      `${name},1985,b,аня,,,,`,
      `${name},1985,a,Аня вторая,,,,`,
      `${name},1985,c,Вова,,,много,`,
      `${released.name},1985,a,Аня,,,,`,
      `${refused.name},1985,a,Аня,,,,`,
      `${name},1985,d,Гена,,45.45.2026,,голубь`,
      `${name},1985,e,Даша,,,,,лишнее`,
    );
    const plan = await takePairs(world, file);
    expect(plan.create.map(({ line }) => line)).toEqual([2, 13]);
    expect(plan.refused).toEqual([
      { line: 3, reason: "prisoner-no-year" },
      { line: 4, reason: "prisoner-doubtful" },
      { line: 5, reason: "prisoner-unknown" },
      { line: 6, reason: "no-writer" },
      { line: 7, reason: "signature-link" },
      { line: 8, reason: "signature-taken", firstLine: 2 },
      { line: 9, reason: "writes-already", firstLine: 2 },
      { line: 10, reason: "bad-number" },
      { line: 11, reason: "letters-ended" },
      { line: 12, reason: "letters-refused" },
      { line: 14, reason: "too-many-cells" },
    ]);
    expect(plan.notes).toEqual([
      { line: 13, code: "unreadable-date" },
      { line: 13, code: "unknown-channel" },
    ]);
    expect((await loadOf(world.app, id)).writers).toBe(2);
  });

  test("a prisoner is found by the id of a list, not by somebody else's", async () => {
    const { id } = await madeUp(world, {
      name: "Сосновая Вера Павловна",
      nameSearch: "сосновая вера павловна",
    });
    await world.app.db
      .insertInto("recognition")
      .values({ list: "viasna", externalId: "7215", prisonerId: id, rowDigest: "", seenAt: "" })
      .execute();
    const file = sheet(
      "ID,Prisoner,List,Nickname,Signature,Last letter",
      "7215,Сосновая Вера,viasna,a,Ann,April 2026",
      "7215,,,b,Bob,",
      "7215,Петров,,c,Carl,",
      "7216,,,d,Dan,",
      "7215,,memorial,e,Eve,",
    );
    const plan = await takePairs(world, file);
    expect(plan.create.map(({ line }) => line)).toEqual([2, 3]);
    expect(plan.refused.map(({ reason }) => reason)).toEqual([
      "prisoner-other-name",
      "prisoner-unknown",
      "prisoner-unknown",
    ]);
    expect((await pairOf(world, id, "Ann")).lastLetterOn).toBe("2026-04-01");
  });

  test("a full cap stops nobody who writes already: counted past it, and told", async () => {
    const { id, name } = await madeUp(world, { target: 1, cap: 1 });
    const plan = await takePairs(
      world,
      sheet(pairHeader, `${name},1985,a,Аня,,,,`, `${name},1985,b,Боря,,,,`),
    );
    expect(plan.notes).toEqual([{ line: 3, code: "over-cap" }]);
    expect([(await pairOf(world, id, "Аня")).overCap, (await pairOf(world, id, "Боря")).overCap]).toEqual([
      0, 1,
    ]);
    expect(await loadOf(world.app, id)).toMatchObject({ seatsTaken: 2, suggestable: 0 });
  });

  test("a file without the needed columns is refused as a whole", async () => {
    const bytes = sheet("подпись,дата", "Аня,01.01.2026");
    expect(await importPairs(world.app, { bytes, dryRun: false }, world.clock.now)).toEqual({
      ok: false,
      reason: "missing-columns",
      columns: ["prisoner", "writer"],
    });
  });
});
