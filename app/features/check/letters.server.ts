import type { Tx } from "#db/connection.server";
import { findHoldingEvents, findLettersAfter } from "#db/repositories/check";
import { storedCourse } from "~/domain/correspondence/letter-course";
import { compareRow } from "./differences";

/** Compares a page of letters with the events that still hold for them. */
export async function checkLetters(tx: Tx, after: number, limit: number) {
  const page = await findLettersAfter(tx, after, limit);
  const ids = page.map((letter) => letter.id);
  const events = await findHoldingEvents(tx, ids);
  const differences = page.flatMap((letter) => {
    const course = storedCourse(events.filter((event) => event.letterId === letter.id));
    return compareRow(
      "letter",
      letter.id,
      { ...letter, posted: letter.sentOn !== null },
      { ...course, posted: course.state !== "reserved" },
    );
  });
  return { ids, differences };
}
