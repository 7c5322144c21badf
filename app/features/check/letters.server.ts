import type { Tx } from "#db/connection.server";
import { findHoldingEvents, findLettersAfter } from "#db/repositories/check";
import { stateFromEvents } from "~/domain/correspondence/letter-course";
import { compareRow } from "./differences";

/** Compares a page of letters with the events that still hold for them. */
export async function checkLetters(tx: Tx, after: number, limit: number) {
  const page = await findLettersAfter(tx, after, limit);
  const ids = page.map((letter) => letter.id);
  const events = await findHoldingEvents(tx, ids);
  const differences = page.flatMap((letter) => {
    const kinds = events.filter((event) => event.letterId === letter.id).map((event) => event.kind);
    const state = stateFromEvents(kinds);
    return compareRow(
      "letter",
      letter.id,
      { ...letter, posted: letter.sentOn !== null },
      {
        state,
        atRisk: kinds.includes("at-risk") ? 1 : 0,
        posted: state !== "reserved",
      },
    );
  });
  return { ids, differences };
}
