import { inTransaction } from "#db/connection.server";
import { countVolunteerIn } from "#db/repositories/eligibility";
import { findVolunteerProfile, updateVolunteerProfile } from "#db/repositories/volunteers";
import type { Viewer } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";
import { answersOf, profileOf } from "./profile";
import type { WritingAnswers } from "./writing.form";

/** One's own four answers; null for whoever is no volunteer. */
export async function readWriting(app: App, viewer: Viewer) {
  const profile = await findVolunteerProfile(app.db, viewer.personId);
  return profile ? answersOf(profile) : null;
}

/**
 * Changes the four answers; what is open goes on as it is. False: more people are being written to than the new
 * number, and nothing was changed. The counts of who may write to whom follow in the same transaction.
 */
export async function changeWriting(app: App, viewer: Viewer, answers: WritingAnswers): Promise<boolean> {
  return inTransaction(app.db, async (tx) => {
    const profile = profileOf(answers);
    const before = await updateVolunteerProfile(tx, viewer.personId, profile);
    if (!before) return false;
    const isSame = before.languageMask === profile.languageMask && before.channelMask === profile.channelMask;
    if (isSame) return true;
    await countVolunteerIn(tx, before, -1);
    await countVolunteerIn(tx, profile, 1);
    return true;
  });
}
