import { expect } from "vitest";
import { type MadeCorrespondence, makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findEventsOf } from "#db/repositories/evidence";
import { findLettersTo } from "#db/repositories/receipts";
import type { Viewer } from "~/domain/access/roles";
import type { ToldLine } from "~/domain/receipts/match";
import { checkDatabase } from "~/features/check/check.server";
import { recordReceipt } from "~/features/receipts/receipts.server";
import type { ReceiptForm } from "~/features/receipts/write.server";
import { randomToken } from "~/platform/crypto/random.server";
import type { World } from "../setup/databases";

/** Somebody held with two relatives who tell, and writers with their letters on the way. */
export interface House {
  prisonerId: string;
  relatives: Viewer[];
  writers: MadeCorrespondence[];
}

/** Writers by signature, each with so many letters, posted one a day from 1 November 2026. */
export async function makeHouse(
  { app, clock }: World,
  letters: Readonly<Record<string, number>>,
  trust: "new" | "known" = "known",
): Promise<House> {
  const { id: prisonerId } = await makePrisoner(app, {}, clock.now);
  const writers: MadeCorrespondence[] = [];
  for (const [signature, count] of Object.entries(letters)) {
    const viewer = await makeVolunteer(app, { trust }, clock.now);
    const made = await makeCorrespondence(app, { viewer, prisonerId, signature }, clock.now);
    for (let day = 1; day <= count; day += 1) {
      await sendLetter(app, made, { sentOn: `2026-11-0${day}` }, clock.now);
    }
    writers.push(made);
  }
  const relatives = [
    await makeRelative(app, { prisonerIds: [prisonerId] }, clock.now),
    await makeRelative(app, { prisonerIds: [prisonerId] }, clock.now),
  ];
  return { prisonerId, relatives, writers };
}

/** A form that names these lines, arrived on 10 November 2026 unless said otherwise. */
export function told(others: readonly ToldLine[], overrides: Partial<ReceiptForm> = {}): ReceiptForm {
  const arrived = { date: "2026-11-10", precision: "day" } as const;
  return { letters: null, ticked: [], others, arrived, toldBy: "prisoner", key: randomToken(), ...overrides };
}

/** Lines as `Anna 3`, `Anna` or `3`. */
export function lines(...texts: string[]): ToldLine[] {
  return texts.map((text) => {
    const [, signature = "", number] = /^(\p{L}*)\s*(\d+)?$/u.exec(text) ?? [];
    return { signature: signature || null, number: number === undefined ? null : Number(number) };
  });
}

export async function tell(world: World, house: House, who: number, form: ReceiptForm): Promise<number> {
  const viewer = house.relatives[who] as Viewer;
  const recorded = await recordReceipt(world.app, viewer, house.prisonerId, form, world.clock.now);
  if (!recorded.ok) throw new Error(`receipt refused: ${recorded.reason}`);
  return recorded.receiptId;
}

/** Every letter as `Anna 1: confirmed`. */
export async function statesOf({ app }: World, { prisonerId }: House): Promise<string[]> {
  const letters = await findLettersTo(app.db, prisonerId);
  return letters.map(({ signature, number, state }) => `${signature} ${number}: ${state}`);
}

/** How often each letter is confirmed by an event that holds; those never confirmed are left out. */
export async function confirmationsOf({ app }: World, { prisonerId }: House): Promise<number[]> {
  const ids = (await findLettersTo(app.db, prisonerId)).map(({ id }) => id);
  const events = (await findEventsOf(app.db, ids)).filter(({ kind }) => kind === "confirmed");
  return ids
    .map((id) => events.filter(({ letterId }) => letterId === id).length)
    .filter((count) => count > 0);
}

/** Everything stored is what the rows it rests on say. */
export async function expectSound({ app, clock }: World): Promise<void> {
  expect((await checkDatabase(app.db, clock.now)).differences).toEqual([]);
}
