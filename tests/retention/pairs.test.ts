import { describe, expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeRelative } from "#db/factories/relatives";
import { insertCorrespondence } from "#db/repositories/correspondence";
import { findAllSignatures } from "#db/repositories/desk-prisoner";
import { findToErase } from "#db/repositories/erasure";
import { countUnplacedReplies } from "#db/repositories/replies";
import { findOpenSuccessions } from "#db/repositories/successions";
import { signatureKey } from "~/domain/correspondence/signature";
import { checkDatabase } from "~/features/check/check.server";
import { retrying } from "~/features/correspondence/change.server";
import { readReceiptDesk } from "~/features/receipts/desk.server";
import { readNewestReceipts } from "~/features/receipts/read.server";
import { correctReceipt } from "~/features/receipts/receipts.server";
import { listDeskReplies } from "~/features/replies/replies.server";
import { readWriters } from "~/features/reports/read.server";
import { stopWriting } from "~/features/reports/stop.server";
import { forget } from "~/features/retention/forget.server";
import { openSuccession } from "~/features/volunteers/succession.server";
import { randomToken } from "~/platform/crypto/random.server";
import { claim, rowOf } from "../features/correspondence/acts";
import { onEachEngine, type World } from "../setup/databases";
import { close, closedPair, whereFound } from "./pair";

const KEPT = 90;

onEachEngine((world) => {
  const { clock } = world;
  const run = () => forget(world.app, clock.now);
  const expectSound = async () =>
    expect((await checkDatabase(world.app.db, clock.now)).differences).toEqual([]);

  describe("a pair", () => {
    test("is whole on day 89 and gone from every table on day 91", async ({ task }) => {
      const signature = "Неповторимая Ульяна";
      const pair = await closedPair(world, signature);
      const traces = [pair.personId, signature, signature.toUpperCase(), signatureKey(signature)];
      const before = await whereFound(world.app.db, traces);
      expect(before).toEqual(expect.arrayContaining(["correspondence.personId", "receiptLine.signature"]));
      clock.forward({ days: KEPT - 1 });
      await run();
      // Plans go earlier, by a rule of their own.
      const lasting = before.filter((place) => place !== "planLine.personId");
      expect(await whereFound(world.app.db, traces)).toEqual(lasting);
      clock.forward({ days: 2 });
      expect(await run()).toBeGreaterThan(0);
      const own = ["person.id", "volunteerNumber.personId", "volunteerProfile.personId"];
      expect((await whereFound(world.app.db, traces)).filter((place) => !own.includes(place))).toEqual([]);
      expect(await leadsOf(world, pair.personId, pair.prisonerId)).toEqual([]);
      await expectSound();
      Object.assign(task.meta, { places: before.length });
    });

    test("leaves the facts of its letters by the week", async () => {
      clock.set(new Date("2027-06-09T15:30:00.000Z"));
      const { prisonerId } = await closedPair(world);
      clock.forward({ days: KEPT + 1 });
      await run();
      const letters = await world.app.db
        .selectFrom("letter")
        .selectAll()
        .where("prisonerId", "=", prisonerId)
        .orderBy("number")
        .execute();
      expect(letters.map(({ state }) => state)).toEqual(["confirmed", "answered", "sent"]);
      expect(letters[0]).toMatchObject({
        correspondenceId: null,
        sentOn: "2027-06-07",
        recordedAt: "2027-06-07T00:00:00.000Z",
        channel: "post",
      });
      expect(letters[0]?.facilityId).not.toBeNull();
      await expectSound();
    });

    test("is not asked for by the desk or the family any more, and confuses no receipt", async () => {
      const pair = await closedPair(world, "Зинаида");
      const { prisonerId, relative, coordinator } = pair;
      const unplaced = await countUnplacedReplies(world.app.db);
      const told = await readReceiptDesk(world.app, { prisonerId, page: 1 });
      expect(told?.waiting).toBe(1);
      clock.forward({ days: KEPT + 1 });
      await run();
      expect((await readReceiptDesk(world.app, { prisonerId, page: 1 }))?.waiting).toBe(0);
      expect(await findAllSignatures(world.app.db, prisonerId)).toEqual([]);
      expect((await readWriters(world.app, coordinator, prisonerId))?.signatures).toEqual([]);
      expect(await countUnplacedReplies(world.app.db)).toBe(unplaced);
      const replies = (await listDeskReplies(world.app)).filter((each) => each.prisonerId === prisonerId);
      expect(replies).toMatchObject([{ addressedTo: null, correspondenceId: null }]);
      const receipts = await readNewestReceipts(world.app, relative, prisonerId);
      const lines = receipts.flatMap((receipt) => receipt.lines);
      expect(lines.map(({ placed, signature }) => [placed, signature])).toEqual([
        [false, null],
        [true, null],
      ]);
    });

    test("a receipt that named it can be corrected; its letter stays confirmed", async () => {
      const { id, prisonerId, relative } = await closedPair(world);
      const letters = world.app.db.selectFrom("letter").selectAll().where("prisonerId", "=", prisonerId);
      const [receipt] = (await readNewestReceipts(world.app, relative, prisonerId)).filter((each) =>
        each.lines.some(({ placed }) => placed),
      );
      clock.forward({ days: KEPT + 1 });
      await run();
      const heir = await makeCorrespondence(world.app, { prisonerId, signature: "Новая" }, clock.now);
      await sendLetter(world.app, heir, {}, clock.now);
      const form = {
        letters: null,
        ticked: [],
        others: [{ signature: "Новая", number: 1 }],
        arrived: { date: null, precision: "unknown" as const },
        toldBy: "relative" as const,
        key: randomToken(),
      };
      const at = { prisonerId, receiptId: receipt?.id ?? 0 };
      const corrected = await correctReceipt(world.app, relative, at, form, clock.now);
      expect(corrected).toMatchObject({ ok: true });
      const states = (await letters.orderBy("id").execute()).map(({ state }) => state);
      expect(states).toEqual(["confirmed", "answered", "sent", "confirmed"]);
      const [newest] = await readNewestReceipts(world.app, relative, prisonerId);
      expect(newest?.letters).toBe(2);
      expect((await rowOf(world.app, id)).erasedAt).not.toBeNull();
      await expectSound();
    });

    test("a succession whose heir wrote stays over once the heir is erased", async () => {
      const first = await makeCorrespondence(world.app, {}, clock.now);
      const { prisonerId } = first;
      const row = await rowOf(world.app, first.id);
      await retrying(world.app.db, (tx) => openSuccession(world.app, tx, row, "", clock.now));
      const heir = await makeCorrespondence(world.app, { prisonerId }, clock.now);
      await sendLetter(world.app, heir, {}, clock.now);
      await close(world.app, heir.id, clock.now);
      expect(await findOpenSuccessions(world.app.db, prisonerId, 5)).toEqual([]);
      clock.forward({ days: KEPT + 1 });
      await run();
      expect(await findOpenSuccessions(world.app.db, prisonerId, 5)).toEqual([]);
      await expectSound();
    });

    test("kept apart for good stays so after the erasure", async () => {
      const { viewer, prisonerId, signature, id } = await makeCorrespondence(world.app, {}, clock.now);
      const relative = await makeRelative(world.app, { prisonerIds: [prisonerId] }, clock.now);
      const choice = { what: "signature", signature } as const;
      await stopWriting(world.app, relative, prisonerId, choice, randomToken(), clock.now);
      expect((await rowOf(world.app, id)).closedReason).toBe("stopped");
      clock.forward({ days: KEPT + 1 });
      await run();
      expect((await rowOf(world.app, id)).personId).toBeNull();
      expect(await claim(world, viewer, prisonerId)).toMatchObject({ ok: false });
    });

    test("of two correspondences with one prisoner the later keeps the ties", async () => {
      const pair = await closedPair(world);
      clock.forward({ days: 30 });
      const later = { ...(await rowOf(world.app, pair.id)), id: randomToken() };
      const names = { signature: "Позже", signatureKey: "позже" };
      await insertCorrespondence(world.app.db, { ...later, ...names, closedAt: clock.now.toISOString() });
      clock.forward({ days: KEPT - 29 });
      await run();
      expect(await leadsOf(world, pair.personId, pair.prisonerId)).toContain("auditEntry");
      expect((await rowOf(world.app, pair.id)).personId).toBeNull();
      expect((await rowOf(world.app, later.id)).personId).toBe(pair.personId);
      clock.forward({ days: KEPT + 1 });
      await run();
      expect(await leadsOf(world, pair.personId, pair.prisonerId)).toEqual([]);
      expect(await findToErase(world.app.db, clock.now.toISOString(), 5)).toEqual([]);
    });
  });
});

const pairing = [
  "correspondence",
  "writerPermit",
  "lineEntry",
  "planLine",
  "familyLink",
  "invitation",
] as const;

/** Tables in which a row still names both. */
async function leadsOf({ app }: World, personId: string, prisonerId: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of pairing) {
    const row = await app.db
      .selectFrom(table as "lineEntry")
      .select("id")
      .where("personId", "=", personId)
      .where("prisonerId", "=", prisonerId)
      .executeTakeFirst();
    if (row) found.push(table);
  }
  const deed = await app.db
    .selectFrom("auditEntry")
    .select("id")
    .where("subjectId", "=", personId)
    .where("prisonerId", "=", prisonerId)
    .executeTakeFirst();
  return deed ? [...found, "auditEntry"] : found;
}
