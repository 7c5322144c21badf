import type { ClaimFacts } from "~/domain/correspondence/claim";
import type { WrittenTo } from "~/domain/correspondence/log-letter";

/** The fixed clock of these tests. */
export const NOW = "2026-11-20T12:00:00.000Z";
export const TODAY = "2026-11-20";

/** A known volunteer who wrote ten days ago. */
export function active(over: Partial<WrittenTo> = {}): WrittenTo {
  return {
    state: "active",
    trust: "known",
    claimedAt: "2026-11-01T12:00:00.000Z",
    holdUntil: "2026-11-15T12:00:00.000Z",
    extendedAt: null,
    lastLetterOn: "2026-11-10",
    rhythmDays: null,
    pausedUntil: null,
    holdWeightMilli: 600,
    closedReason: null,
    closedAt: null,
    seat: "taken",
    ...over,
  };
}

/** A hold taken four days ago, ten days to run. */
export function held(over: Partial<WrittenTo> = {}): WrittenTo {
  return active({
    state: "held",
    claimedAt: "2026-11-16T12:00:00.000Z",
    holdUntil: "2026-11-30T12:00:00.000Z",
    lastLetterOn: null,
    ...over,
  });
}

export const places = { seatsTaken: 8, seatsProvisional: 8, cap: 9 };

/** A claim that is granted. */
export function claim(
  over: Partial<Omit<ClaimFacts, "volunteer" | "prisoner">> & {
    volunteer?: Partial<ClaimFacts["volunteer"]>;
    prisoner?: Partial<ClaimFacts["prisoner"]>;
  } = {},
): ClaimFacts {
  return {
    existing: null,
    blocked: false,
    signature: "Анна",
    signatureTaken: false,
    commonLanguage: true,
    channel: "post",
    safeChannel: true,
    holdWeightMilli: 600,
    ...over,
    volunteer: {
      capacity: 3,
      openCount: 2,
      trust: "known",
      disabled: false,
      underReport: false,
      ...over.volunteer,
    },
    prisoner: {
      ...places,
      visible: true,
      lettersAllowed: true,
      consentLetters: "presumed",
      minor: false,
      hasAddress: true,
      ...over.prisoner,
    },
  };
}
