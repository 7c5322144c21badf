import { makePrisoner } from "#db/factories/prisoners";
import type { SheetColumns } from "~/domain/import/sheet-columns";
import { searchKey } from "~/domain/prisoners/names";
import { importLetters } from "~/features/import/import-letters.server";
import { importPairs } from "~/features/import/import-pairs.server";
import { randomId } from "~/platform/crypto/random.server";
import type { World } from "../../setup/databases";

/** A table as a spreadsheet saves it. */
export function sheet(header: string, ...rows: readonly string[]): Uint8Array {
  return Buffer.from([header, ...rows].join("\n"));
}

/** What a campaign's own sheet calls its columns. */
export const pairHeader = "заключённый,год рождения,волонтёр,подпись,с,последнее письмо,писем,канал";
export const letterHeader = "заключённый,год рождения,подпись,дата,номер,канал,дошло,ответ";

/** A prisoner whose name nobody else has, born 1985. */
export async function madeUp({ app, clock }: World, overrides: Parameters<typeof makePrisoner>[1] = {}) {
  const name = `Берестов Захар ${randomId()
    .replace(/[\W\d_]/g, "")
    .toLowerCase()}ович`;
  return makePrisoner(app, { name, nameSearch: searchKey(name), ...overrides }, clock.now);
}

export async function takePairs(
  { app, clock }: World,
  bytes: Uint8Array,
  dryRun = false,
  columns: SheetColumns | null = null,
) {
  const outcome = await importPairs(app, { bytes, columns, dryRun }, clock.now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.plan;
}

/** The correspondence of a prisoner under a signature. */
export async function pairOf({ app }: World, prisonerId: string, signature: string) {
  return app.db
    .selectFrom("correspondence")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("signature", "=", signature)
    .executeTakeFirstOrThrow();
}

export async function takeLetters({ app, clock }: World, bytes: Uint8Array, dryRun = false) {
  const outcome = await importLetters(app, { bytes, dryRun }, clock.now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.plan;
}
