import { findOwnCorrespondence } from "#db/repositories/correspondence";
import { findLetterByNumber, setLeft } from "#db/repositories/letters";
import type { Viewer } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";
import { lockCorrespondence, retrying } from "./change.server";

/** Leaves a letter that a move may have lost as it is, or takes that back; false when it is not theirs. */
export async function leaveLetter(
  app: App,
  viewer: Viewer,
  { id, number }: { id: string; number: number },
  isLeft: boolean,
  now: Date,
): Promise<boolean> {
  return retrying(app.db, async (tx) => {
    const row = await findOwnCorrespondence(tx, viewer.personId, id);
    const letter = row && (await findLetterByNumber(tx, row.id, number));
    if (!row || !letter || letter.state === "reserved") return false;
    await lockCorrespondence(tx, row);
    await setLeft(tx, letter.id, isLeft ? now.toISOString() : null);
    return true;
  });
}
