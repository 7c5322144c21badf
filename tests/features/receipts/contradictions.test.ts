import { expect, test } from "vitest";
import { makeVolunteer } from "#db/factories/volunteers";
import { findLettersTo } from "#db/repositories/receipts";
import { logReturn } from "~/features/correspondence/returns.server";
import { assignLine } from "~/features/receipts/assign.server";
import { readReceiptDesk } from "~/features/receipts/desk.server";
import { recordReceipt } from "~/features/receipts/receipts.server";
import { randomToken } from "~/platform/crypto/random.server";
import { lines, makeHouse, told } from "../../letters/house";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;

  test("what contradicts itself is shown, and nothing of it refused", async () => {
    const house = await makeHouse(world, { Anna: 2 });
    const [made] = house.writers;
    if (!made) throw new Error("nobody writes");
    const back = { kind: "returned", on: "2026-11-15", key: randomToken() } as const;
    await logReturn(world.app, made.viewer, { id: made.id, number: 1 }, back, clock.now);
    const coordinator = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    const early = { arrived: { date: "2026-11-01", precision: "day" } } as const;
    await recordReceipt(
      world.app,
      coordinator,
      house.prisonerId,
      told(lines("Anna 1", "Ana"), early),
      clock.now,
    );
    const { prisonerId } = house;
    const [line] = (await readReceiptDesk(world.app, { prisonerId, page: 1 }))?.lines ?? [];
    const [, second] = await findLettersTo(world.app.db, prisonerId);
    await assignLine(world.app, coordinator, line?.id ?? 0, second?.id ?? 0, clock.now);
    const seen = await readReceiptDesk(world.app, { prisonerId, page: 1 });
    const found = seen?.contradictions.map(({ number, contradiction }) => [number, contradiction]);
    expect(found).toEqual([
      [2, "confirmed-before-sent"],
      [1, "confirmed-and-not-delivered"],
    ]);
  });
});
