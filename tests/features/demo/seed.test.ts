import { beforeAll, expect, it } from "vitest";
import { sendLetter } from "#db/factories/correspondence";
import { findLoad, findPrisonerIdsAfter } from "#db/repositories/load";
import type { Row, Schema } from "#db/schema";
import { type Summary, seedDemo } from "#db/seeds/demo";
import { nextStep } from "~/domain/correspondence/next-step";
import { usualDelivery } from "~/domain/facilities/channels";
import { checkDatabase } from "~/features/check/check.server";
import { listFollowed } from "~/features/family/read.server";
import { wholeAgenda } from "~/features/parcels/agenda-query";
import { readAgenda } from "~/features/parcels/desk-agenda.server";
import { readWinter } from "~/features/parcels/read-winter.server";
import { listParcels } from "~/features/parcels/volunteer.server";
import { askForPlan } from "~/features/plans/ask-plan.server";
import { computeLoadRow } from "~/features/prisoners/load.server";
import { START as now, onEachEngine } from "../../setup/databases";
import { openTestApp } from "../../setup/test-app";

const today = now.toISOString().slice(0, 10);

onEachEngine((world) => {
  let summary: Summary;

  beforeAll(async () => {
    summary = await seedDemo(world.app);
  });

  const all = async <Table extends keyof Schema>(table: Table, app = world.app) =>
    (await app.db.selectFrom(table).selectAll().execute()) as unknown as Row<Table>[];
  /** Which number a class gets is the engine's affair; everything else is the story's. */
  const inOrder = (rows: object[]) => rows.map((row) => JSON.stringify({ ...row, classId: 0 })).sort();

  const demoPerson = async (name: string) => {
    const person = (await all("person")).find(({ signInName }) => signInName === name);
    if (!person) throw new Error("no such person");
    return { personId: person.id, role: person.role, language: person.language };
  };

  it("has the numbers that are promised", () => {
    expect(summary).toMatchObject({ facilities: 12, prisoners: 200, volunteers: 300, letters: 2000 });
    expect(summary.replies).toBeGreaterThan(300);
    expect(summary.receipts).toBeGreaterThan(200);
  });

  it("is the same again for the same seed and day", async () => {
    const twin = await openTestApp(() => now);
    await seedDemo(twin);
    for (const table of [
      "prisoner",
      "correspondence",
      "letter",
      "letterEvent",
      "prisonerLoad",
      "parcel",
    ] as const) {
      expect(inOrder(await all(table, twin))).toEqual(inOrder(await all(table)));
    }
    await twin.close();
  });

  it("stores the loads that follow from it", async () => {
    const ids = await findPrisonerIdsAfter(world.app.db, "", 1000);
    expect(ids).toHaveLength(200);
    for (const id of ids)
      expect(await findLoad(world.app.db, id)).toEqual(await computeLoadRow(world.app.db, id, now));
  });

  it("counts open correspondences within every capacity and cap", async () => {
    const open = (await all("correspondence")).filter(({ state }) => state !== "closed");
    for (const { personId, openCount, capacity } of await all("volunteerProfile")) {
      expect(openCount).toBe(open.filter((each) => each.personId === personId).length);
      expect(openCount).toBeLessThanOrEqual(capacity);
    }
    for (const { seatsTaken, seatsProvisional, cap } of await all("prisonerLoad")) {
      expect(seatsTaken).toBeLessThanOrEqual(cap);
      expect(seatsProvisional).toBeLessThanOrEqual(cap);
    }
  });

  it("gives a few people many writers and nearly a third none", async () => {
    const open = (await all("prisonerLoad")).filter((load) => load.open === 1);
    const share = (from: number, to: number) =>
      open.filter(({ writers }) => writers >= from && writers <= to).length / open.length;
    expect(share(0, 0)).toBeGreaterThan(0.25);
    expect(share(0, 0)).toBeLessThan(0.35);
    expect(share(1, 2)).toBeGreaterThan(0.4);
    expect(Math.max(...open.map(({ writers }) => writers))).toBe(9);
  });

  it("never suggests a minor", async () => {
    const minors = (await all("prisoner")).filter(({ birthDate }) => birthDate && birthDate > "2008-11-20");
    expect(minors).toHaveLength(2);
    const loads = await Promise.all(minors.map(({ id }) => findLoad(world.app.db, id)));
    expect(loads).toMatchObject([{ open: 0 }, { open: 0 }]);
  });

  it("knows nothing of tomorrow", async () => {
    for (const { sentOn, recordedAt } of await all("letter")) {
      expect(sentOn && sentOn <= today && sentOn >= "2024-11-20").toBe(true);
      expect(recordedAt <= now.toISOString()).toBe(true);
    }
    for (const event of await all("letterEvent")) expect(event.recordedAt <= now.toISOString()).toBe(true);
    for (const reply of await all("reply")) expect(reply.receivedOn <= today).toBe(true);
    for (const receipt of await all("receipt")) expect((receipt.arrivedDate ?? "") <= today).toBe(true);
  });

  it("shows the demo's volunteer one of everything", async () => {
    const person = (await all("person")).find(({ signInName }) => signInName === "demo-volunteer");
    const own = (await all("correspondence")).filter(({ personId }) => personId === person?.id);
    const letters = await all("letter");
    const replies = await all("reply");
    const events = await all("letterEvent");
    const steps = own.map((row) => {
      const sent = letters.filter(({ correspondenceId }) => correspondenceId === row.id);
      const ids = new Set(sent.map(({ id }) => id));
      const last = (days: (string | null)[]) => days.sort().at(-1) ?? null;
      const summary = {
        lastSentOn: last(sent.map(({ sentOn }) => sentOn)),
        lastConfirmedOn: last(
          events
            .filter(
              ({ letterId, kind }) => ids.has(letterId) && (kind === "confirmed" || kind === "answered"),
            )
            .map(({ recordedAt }) => recordedAt.slice(0, 10)),
        ),
        lastLetter: null,
        isReplyElsewhere: false,
        lastReplyOn: last(
          replies
            .filter(({ correspondenceId }) => correspondenceId === row.id)
            .map(({ receivedOn }) => receivedOn),
        ),
        usual: usualDelivery(row.channel),
      };
      return nextStep(
        { ...row, trust: "known" },
        summary,
        { status: "serving", hasAddress: true, isMoveTold: false },
        today,
      ).step.code;
    });
    expect(steps.sort()).toEqual(["finished", "overdue", "wait", "write-back", "write-first-letter"]);
  });

  it("tells of parcels in every state, of one conflict, and of families for whom a winter can be planned", async () => {
    const parcels = await all("parcel");
    const states = new Set(parcels.map(({ state }) => state));
    expect([...states].sort()).toEqual(["accepted", "packed", "planned", "refused", "sent"]);
    const { conflicts } = await readAgenda(world.app, wholeAgenda, now);
    expect(conflicts.map(({ conflict }) => conflict)).toEqual(["not-confirmed"]);
    const { lines } = await listParcels(world.app, await demoPerson("demo-volunteer"), now);
    expect(lines.filter(({ isOwn }) => isOwn).length).toBeGreaterThan(1);
    expect(lines.filter(({ isOwn }) => !isOwn).length).toBeGreaterThan(2);
    const followed = await listFollowed(world.app, await demoPerson("demo-relative"), now);
    const reserved = parcels.filter(({ who, state }) => who === "family" && state === "planned");
    expect(followed.map(({ id }) => id)).toEqual(
      expect.arrayContaining(reserved.map((row) => row.prisonerId)),
    );
    const id = await askForPlan(world.app, await demoPerson("demo-coordinator"), "winter", now);
    const plan = await readWinter(world.app, id, 0, now);
    expect(plan?.figures?.people).toBeGreaterThan(15);
    expect((await checkDatabase(world.app.db, now)).differences).toEqual([]);
  });

  it("has a relative who waits for several letters, one of them from the demo's volunteer", async () => {
    const people = await all("person");
    const idOf = (name: string) => people.find(({ signInName }) => signInName === name)?.id ?? "";
    const viewer = { personId: idOf("demo-relative"), role: "family", language: "ru" } as const;
    const followed = await listFollowed(world.app, viewer, now);
    expect(followed.map(({ underWay }) => underWay).sort()).toEqual([1, expect.any(Number)]);
    const threads = (await all("correspondence")).filter(
      ({ personId }) => personId === idOf("demo-volunteer"),
    );
    const receipts = await all("receipt");
    for (const { id, underWay } of followed) {
      if (underWay > 1) expect(receipts.filter((each) => each.prisonerId === id).length).toBeGreaterThan(2);
      else expect(threads.map((each) => each.prisonerId)).toContain(id);
    }
  });

  it("can be gone on with", async () => {
    const { app } = world;
    const person = (await all("person")).find(({ signInName }) => signInName === "demo-volunteer");
    const held = (await all("correspondence")).find(
      ({ personId, state }) => personId === person?.id && state === "held",
    );
    if (!person || !held) throw new Error("the story has a hold for its volunteer");
    const mine = {
      id: held.id,
      viewer: { personId: person.id, role: person.role, language: person.language },
    };
    expect(await sendLetter(app, mine, {}, now)).toBe(1);
    const load = await findLoad(app.db, held.prisonerId);
    expect(load).toEqual(await computeLoadRow(app.db, held.prisonerId, now));
  });
});
