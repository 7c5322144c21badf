import { afterEach, expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeSession, makeVolunteer } from "#db/factories/volunteers";
import { findAllOwn } from "#db/repositories/correspondence";
import { countVolunteers } from "#db/repositories/eligibility";
import { findPerson } from "#db/repositories/people";
import { disableAccount } from "~/features/account/staff.server";
import { readWaiting } from "~/features/desk/waiting.server";
import { listReports, readReport } from "~/features/reports/read.server";
import { suggestFor } from "~/features/suggestions/suggest.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { claim, expectSound, loadOf, openCountOf, post, rowOf } from "../correspondence/acts";
import { decide, relativeOf, report } from "./deeds";

onEachEngine((world) => {
  const { clock } = world;
  const RESTING = { ok: false, reason: "resting" };
  const newPrisonerId = async () => (await makePrisoner(world.app, {}, clock.now)).id;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, clock.now);

  /** A reported writer, and the number of the report. */
  async function reported(facts: Parameters<typeof report>[3] = {}) {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    const relative = await relativeOf(world, made.prisonerId);
    await report(world, relative, made.prisonerId, { signature: made.signature, ...facts });
    const id = (await listReports(world.app)).open.at(-1)?.id ?? 0;
    return { ...made, reportId: id, relative };
  }

  afterEach(() => expectSound(world));

  test("until it is decided the account takes nobody new, and goes on writing", async () => {
    const { viewer, id, reportId } = await reported();
    const prisonerId = await newPrisonerId();
    expect(await claim(world, viewer, prisonerId)).toEqual(RESTING);
    expect(await suggestFor(world.app, viewer, 0, clock.now)).toMatchObject({ resting: true, cards: [] });
    expect(await post(world, viewer, id)).toMatchObject({ ok: true });
    expect(await decide(world, await coordinator(), reportId, "no-harm")).toEqual({ ok: true });
    expect(await suggestFor(world.app, viewer, 0, clock.now)).toMatchObject({ resting: false });
    expect(await claim(world, viewer, prisonerId)).toMatchObject({ ok: true });
    expect(await rowOf(world.app, id)).toMatchObject({ state: "active" });
  });

  test("two reports rest an account until both are decided", async () => {
    const { viewer, reportId, relative, prisonerId, signature } = await reported();
    await report(world, relative, prisonerId, { signature });
    const staff = await coordinator();
    await decide(world, staff, reportId, "no-harm");
    expect(await claim(world, viewer, await newPrisonerId())).toEqual(RESTING);
    const second = (await listReports(world.app)).open.at(-1)?.id ?? 0;
    await decide(world, staff, second, "no-harm");
    expect(await claim(world, viewer, await newPrisonerId())).toMatchObject({ ok: true });
  });

  test("the text is stored sealed, and opened for the desk alone", async () => {
    const { reportId } = await reported({ text: "Просил прислать деньги" });
    const row = await world.app.db
      .selectFrom("report")
      .selectAll()
      .where("id", "=", reportId)
      .executeTakeFirstOrThrow();
    expect(row.textEncrypted).toMatch(/^v1\./);
    expect(JSON.stringify(row)).not.toContain("деньги");
    expect(await readReport(world.app, reportId)).toMatchObject({ text: "Просил прислать деньги" });
    await world.app.db
      .updateTable("report")
      .set({ textEncrypted: randomToken() })
      .where("id", "=", reportId)
      .execute();
    expect(await readReport(world.app, reportId)).toMatchObject({ text: null });
    await decide(world, await coordinator(), reportId, "no-harm");
  });

  test("the same form twice is one report; a signature nobody has is none", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    const relative = await relativeOf(world, made.prisonerId);
    const waiting = async () =>
      (await readWaiting(world.app, world.clock.now)).find(({ what }) => what === "reports")?.count;
    const before = (await waiting()) ?? 0;
    const form = { signature: made.signature, key: randomToken() };
    const sent = [report, report].map((file) => file(world, relative, made.prisonerId, form));
    expect(await Promise.all(sent)).toEqual([{ ok: true }, { ok: true }]);
    expect(await waiting()).toBe(before + 1);
    const other = await makeCorrespondence(world.app, { prisonerId: made.prisonerId }, clock.now);
    await report(world, relative, made.prisonerId, { ...form, signature: other.signature });
    expect(await waiting()).toBe(before + 2);
    const noSuch = { ok: false, reason: "no-such-writer" };
    expect(await report(world, relative, made.prisonerId, { signature: "Никто" })).toEqual(noSuch);
    expect(await report(world, relative, made.prisonerId, { stop: true })).toEqual(noSuch);
    const missing = { ok: false, reason: "not-found" };
    expect(await report(world, relative, await newPrisonerId())).toEqual(missing);
    expect(await report(world, made.viewer, made.prisonerId)).toEqual(missing);
    expect(await waiting()).toBe(before + 2);
  });

  test("with the tick the letters end at once", async () => {
    const { id, viewer, prisonerId } = await reported({ stop: true });
    expect(await rowOf(world.app, id)).toMatchObject({ closedReason: "stopped" });
    expect(await claim(world, viewer, await newPrisonerId())).toEqual(RESTING);
    expect(await claim(world, viewer, prisonerId)).toEqual(RESTING);
  });

  test("decided as stopped, it is over here and nowhere else", async () => {
    const { id, viewer, prisonerId, reportId } = await reported();
    expect(await decide(world, await coordinator(), reportId, "stopped")).toEqual({ ok: true });
    expect(await rowOf(world.app, id)).toMatchObject({ state: "closed", closedReason: "stopped" });
    expect(await claim(world, viewer, prisonerId)).toEqual({ ok: false, reason: "not-now" });
    expect(await claim(world, viewer, await newPrisonerId())).toMatchObject({ ok: true });
  });

  test("the account closed, its sessions end and its places are free", async () => {
    const { id, viewer, prisonerId, reportId } = await reported();
    const elsewhere = await newPrisonerId();
    const other = await makeCorrespondence(world.app, { viewer, prisonerId: elsewhere }, clock.now).catch(
      () => null,
    );
    expect(other).toBeNull();
    await makeSession(world.app, { ...viewer, id: viewer.personId }, "http://127.0.0.1:3000", clock.now);
    const everyone = { languageMask: 2 ** 31 - 1, channelMask: 2 ** 31 - 1 };
    const before = await countVolunteers(world.app.db, everyone);
    const staff = await coordinator();
    const key = randomToken();
    expect(await decide(world, staff, reportId, "account-closed", null, key)).toEqual({ ok: true });
    expect(await decide(world, staff, reportId, "account-closed", null, key)).toEqual({ ok: true });
    expect((await findPerson(world.app.db, viewer.personId))?.disabledAt).not.toBeNull();
    expect(await rowOf(world.app, id)).toMatchObject({ closedReason: "stopped" });
    expect(await countVolunteers(world.app.db, everyone)).toBe(before - 1);
    expect(await loadOf(world.app, prisonerId)).toMatchObject({ seatsTaken: 0, seatsProvisional: 0 });
    expect(await openCountOf(world.app, viewer)).toBe(0);
    const sessions = world.app.db.selectFrom("session").select("idHash");
    expect(await sessions.where("personId", "=", viewer.personId).execute()).toEqual([]);
    expect(await claim(world, viewer, elsewhere)).toEqual({ ok: false, reason: "not-now" });
  });

  test("an account closed by hand frees what it held, also while it claims and posts", async () => {
    for (let round = 0; round < 4; round += 1) {
      const viewer = await makeVolunteer(world.app, { capacity: 5 }, clock.now);
      const held = await makeCorrespondence(world.app, { viewer }, clock.now);
      const written = await makeCorrespondence(world.app, { viewer }, clock.now);
      await sendLetter(world.app, written, {}, clock.now);
      const next = [await newPrisonerId(), await newPrisonerId()];
      await Promise.all([
        ...next.map((prisonerId) => claim(world, viewer, prisonerId)),
        disableAccount(world.app, viewer.signInName, clock.now),
        post(world, viewer, held.id),
        post(world, viewer, written.id),
      ]);
      const rows = await findAllOwn(world.app.db, viewer.personId);
      expect(rows.filter(({ state }) => state !== "closed")).toEqual([]);
      expect(await openCountOf(world.app, viewer)).toBe(0);
      for (const { prisonerId } of rows) {
        expect(await loadOf(world.app, prisonerId)).toMatchObject({
          writers: 0,
          seatsTaken: 0,
          seatsProvisional: 0,
        });
      }
    }
  });

  test("of two coordinators at once one decides, and the other is told what", async () => {
    const { reportId } = await reported();
    const [one, two] = [await coordinator(), await coordinator()];
    const answers = await Promise.all([
      decide(world, one, reportId, "no-harm"),
      decide(world, two, reportId, "stopped"),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const decided = (await readReport(world.app, reportId))?.decision;
    const told = { ok: false, reason: "already-decided", decision: decided };
    expect(answers.find(({ ok }) => !ok)).toEqual(told);
    expect(await decide(world, one, reportId, "account-closed")).toEqual(told);
  });

  test("the desk takes down what it is told by phone, of anybody", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    const staff = await coordinator();
    const { signature, prisonerId } = made;
    expect(await report(world, staff, prisonerId, { signature, stop: true })).toEqual({ ok: true });
    expect(await rowOf(world.app, made.id)).toMatchObject({ closedReason: "stopped" });
    expect(await claim(world, made.viewer, await newPrisonerId())).toEqual(RESTING);
    const told = await world.app.db
      .selectFrom("report")
      .select("source")
      .where("correspondenceId", "=", made.id)
      .execute();
    expect(told).toEqual([{ source: "coordinator" }]);
    expect(await report(world, staff, "nobody")).toEqual({ ok: false, reason: "not-found" });
  });

  test("where the family is not sure, whoever decides names the writer", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    await report(world, await relativeOf(world, made.prisonerId), made.prisonerId);
    const id = (await listReports(world.app)).open.at(-1)?.id ?? 0;
    expect(await claim(world, made.viewer, await newPrisonerId())).toMatchObject({ ok: true });
    expect(await readReport(world.app, id)).toMatchObject({ signature: null, signatures: [made.signature] });
    const staff = await coordinator();
    const key = randomToken();
    const unnamed = { ok: false, reason: "no-writer" };
    expect(await decide(world, staff, id, "stopped", null, key)).toEqual(unnamed);
    expect(await decide(world, staff, id, "stopped", "Никто", key)).toEqual(unnamed);
    expect(await decide(world, staff, id, "stopped", made.signature, key)).toEqual({ ok: true });
    expect(await rowOf(world.app, made.id)).toMatchObject({ closedReason: "stopped" });
    expect(await decide(world, staff, id + 1000, "no-harm")).toEqual({ ok: false, reason: "not-found" });
  });

  test("of very many that wait, the desk lists the first and says how many", async () => {
    const prisonerId = await newPrisonerId();
    const relative = await relativeOf(world, prisonerId);
    const before = (await listReports(world.app)).waiting;
    for (let each = 0; each < 51; each += 1) await report(world, relative, prisonerId);
    const { open, waiting } = await listReports(world.app);
    expect([open.length, waiting]).toEqual([50, before + 51]);
  });
});
