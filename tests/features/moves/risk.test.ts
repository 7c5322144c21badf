import { afterEach, expect, test } from "vitest";
import { sendLetter } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makeVolunteer } from "#db/factories/volunteers";
import { findNewestReceipts } from "#db/repositories/receipts";
import { logLetter } from "~/features/correspondence/letters.server";
import { readLetterDesk } from "~/features/correspondence/read.server";
import { logReturn, withdrawReturn } from "~/features/correspondence/returns.server";
import { declineMove } from "~/features/moves/moves.server";
import { withdrawReceipt } from "~/features/receipts/receipts.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { expectSound } from "../correspondence/acts";
import { moveActs } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const { confirm, reportId, risks, stage, tell } = moveActs(world);

  afterEach(() => expectSound(world));

  test("a letter posted while a report waits is at risk until the report is declined", async () => {
    const made = await stage();
    await tell(made, "moved");
    const late = { sentOn: clock.now.toISOString().slice(0, 10), key: randomId() };
    expect(await logLetter(world.app, made.viewer, made.id, late, clock.now)).toMatchObject({ ok: true });
    expect(await risks(made)).toEqual([0, 1, 1]);
    await declineMove(
      world.app,
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
      await reportId(made),
      clock.now,
    );
    expect(await risks(made)).toEqual([0, 0, 0]);
  });

  test("a letter thought to be there when a move was told is at risk once the receipt is withdrawn", async () => {
    const made = await stage();
    const receiptId = (await findNewestReceipts(world.app.db, made.prisonerId, 1))[0]?.id ?? 0;
    await tell(made, "moved");
    expect(await risks(made)).toEqual([0, 1]);
    const receipt = { prisonerId: made.prisonerId, receiptId };
    expect(await withdrawReceipt(world.app, made.relative, receipt, clock.now)).toEqual({ ok: true });
    expect(await risks(made)).toEqual([1, 1]);
    await declineMove(
      world.app,
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
      await reportId(made),
      clock.now,
    );
    expect(await risks(made)).toEqual([0, 0]);
  });

  test("when the first of two reports is declined, the second keeps the risk", async () => {
    const made = await stage();
    await tell(made, "moved");
    await tell(made, "released");
    await declineMove(
      world.app,
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
      await reportId(made),
      clock.now,
    );
    expect(await risks(made)).toEqual([0, 1]);
    await declineMove(
      world.app,
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
      await reportId(made),
      clock.now,
    );
    expect(await risks(made)).toEqual([0, 0]);
  });

  test("after the move the writer is told where letters go now, until one went there", async () => {
    const made = await stage();
    const desk = async () => {
      const shown = await readLetterDesk(world.app, made.viewer, made.id, clock.now);
      const letters = shown?.history.flatMap((line) => (line.kind === "letter" ? [line] : [])) ?? [];
      const risks = new Map(letters.map(({ number, risk }) => [number, risk]));
      return { newPlace: shown?.newPlace, risk: risks.get(2), newest: risks.get(3) };
    };
    await tell(made, "moved");
    expect(await desk()).toMatchObject({ newPlace: null, risk: "moving" });
    const place = await makeFacility(world.app, {}, clock.now);
    await confirm(await reportId(made), { facilityId: place.id, status: "serving" });
    expect(await desk()).toMatchObject({ newPlace: place.name, risk: "moved" });
    await sendLetter(world.app, made, {}, clock.now);
    expect(await desk()).toMatchObject({ newPlace: null, newest: null });
  });

  test("after a release no letter is said to be at risk", async () => {
    const made = await stage();
    await tell(made, "released");
    await confirm(await reportId(made));
    const shown = await readLetterDesk(world.app, made.viewer, made.id, clock.now);
    expect(shown?.history.map((line) => line.kind === "letter" && line.risk)).toEqual([null, null]);
  });

  test("a return taken back while a report waits leaves the letter at risk", async () => {
    const made = await stage();
    const letter = { id: made.id, number: 2 };
    const form = { kind: "returned", on: clock.now.toISOString().slice(0, 10), key: randomId() } as const;
    expect(await logReturn(world.app, made.viewer, letter, form, clock.now)).toMatchObject({ ok: true });
    await tell(made, "moved");
    expect(await risks(made)).toEqual([0, 0]);
    expect(await withdrawReturn(world.app, made.viewer, letter, clock.now)).toMatchObject({ ok: true });
    expect(await risks(made)).toEqual([0, 1]);
  });
});
