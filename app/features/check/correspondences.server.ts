import type { Tx } from "#db/connection.server";
import { findCorrespondencesAfter } from "#db/repositories/check";
import { placeAt } from "~/domain/balance/load";
import { asCorrespondence } from "~/features/correspondence/facts.server";
import { compareRow } from "./differences";

type Stored = Awaited<ReturnType<typeof findCorrespondencesAfter>>[number];

/** Compares a page of correspondences with their letters and with what the rules make of them now. */
export async function checkCorrespondences(tx: Tx, after: string, limit: number, now: Date) {
  const page = await findCorrespondencesAfter(tx, after, limit);
  const differences = page.flatMap((row) => compareRow("correspondence", row.id, row, expected(row, now)));
  return { ids: page.map((row) => row.id), differences };
}

/** Letters no longer lead to a correspondence whose writer was erased: there only seat and weight can be compared. */
function expected(row: Stored, now: Date) {
  if (row.erasedAt !== null) return seatFitsWeight(row);
  return {
    lastLetterOn: row.lastSentOn,
    lastNumber: Math.max(row.lastNumber, row.highestNumber ?? 0),
    ...placeNow(row, now.toISOString()),
  };
}

/** What is due changes only when it is settled; till then its seat has to fit its weight. */
function placeNow(row: Stored, now: string) {
  const isOverdue = row.dueAt !== null && row.dueAt <= now;
  return isOverdue
    ? seatFitsWeight(row)
    : placeAt(asCorrespondence(row, row.personId === null ? "known" : (row.trust ?? "new")), now);
}

function seatFitsWeight({ seat, weightMilli }: Stored) {
  return { weightMilli: seat === "none" ? 0 : Math.max(1, weightMilli) };
}
