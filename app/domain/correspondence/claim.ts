import { holdWeight } from "../balance/load";
import { addDaysTo, type Instant, isBefore } from "../dates/instants";
import { cleanSignature, type SignatureProblem } from "./signature";
import {
  type ClosedReason,
  type Correspondence,
  type CorrespondenceState,
  EXTENSION_DAYS,
  HOLD_DAYS,
  holdEnd,
  isFull,
  type Places,
  type Seat,
  seatFor,
  type Trust,
} from "./states";

export type ClaimFacts = {
  volunteer: {
    capacity: number;
    openCount: number;
    trust: Trust;
    disabled: boolean;
    /** A report about this account waits for a coordinator's word. */
    underReport: boolean;
  };
  prisoner: Places & {
    visible: boolean;
    lettersAllowed: boolean;
    consentLetters: "given" | "presumed" | "refused";
    minor: boolean;
    hasAddress: boolean;
  };
  /** The latest correspondence of the same person with this prisoner. */
  existing: { state: CorrespondenceState; closedReason: ClosedReason | null } | null;
  blocked: boolean;
  signature: string;
  /** Another writer of this prisoner has the same `signatureKey`. */
  signatureTaken: boolean;
  commonLanguage: boolean;
  channel: string;
  /** The chosen channel is in force at the facility and safe for where the volunteer posts from. */
  safeChannel: boolean;
  /** The `p` measured for the chosen channel, in thousandths. */
  holdWeightMilli: number;
};

export type ClaimRefusal =
  | { ok: false; reason: "not-found" | "already-yours" | "minor" | "status-closed" | "no-consent" }
  | { ok: false; reason: "resting" }
  | { ok: false; reason: "no-address" | "no-common-language" | "signature-taken" | "not-now" }
  | { ok: false; reason: "channel-unsafe"; channel: string }
  | { ok: false; reason: "signature-unusable"; problem: SignatureProblem }
  | { ok: false; reason: "capacity-full"; capacity: number; openCount: number }
  | { ok: false; reason: "cap-full"; cap: number };

export type ClaimVerdict =
  | { ok: true; seat: Seat; holdUntil: Instant; weightMilli: number; reopen: boolean }
  | ClaimRefusal;

/**
 * Whether a volunteer may take this prisoner: a hold of 14 days. A closed correspondence of the same person is
 * reopened (`reopen`: the letter numbers go on). `not-now` covers a block, a stop for good and a disabled account
 * and is judged last, beside `cap-full`: the interface says the same sentence for both, so that nobody learns from
 * it that they are blocked. `not-found` answers as a missing page. `resting` is an account under report,
 * told of no report. Weight in thousandths.
 * Source: balance.md, Suggesting 3; security.md §12; domain.md §4–6.
 */
export function decideClaim(facts: ClaimFacts, now: Instant): ClaimVerdict {
  const refusal = refusalOf(facts);
  if (refusal !== null) return refusal;
  const weightMilli = holdWeight(facts.holdWeightMilli);
  const seat = seatFor(facts.volunteer.trust, weightMilli);
  return {
    ok: true,
    seat,
    holdUntil: addDaysTo(now, HOLD_DAYS),
    weightMilli,
    reopen: facts.existing !== null,
  };
}

function refusalOf(facts: ClaimFacts): ClaimRefusal | null {
  const { volunteer, prisoner, existing, channel } = facts;
  const { capacity, openCount, trust } = volunteer;
  if (!prisoner.visible) return { ok: false, reason: "not-found" };
  if (existing !== null && existing.state !== "closed") return { ok: false, reason: "already-yours" };
  if (prisoner.minor) return { ok: false, reason: "minor" };
  if (!prisoner.lettersAllowed) return { ok: false, reason: "status-closed" };
  if (prisoner.consentLetters === "refused") return { ok: false, reason: "no-consent" };
  if (volunteer.underReport) return { ok: false, reason: "resting" };
  if (!prisoner.hasAddress) return { ok: false, reason: "no-address" };
  if (!facts.commonLanguage) return { ok: false, reason: "no-common-language" };
  if (!facts.safeChannel) return { ok: false, reason: "channel-unsafe", channel };
  const signature = cleanSignature(facts.signature);
  if (!signature.ok) return { ok: false, reason: "signature-unusable", problem: signature };
  if (facts.signatureTaken) return { ok: false, reason: "signature-taken" };
  if (openCount >= capacity) return { ok: false, reason: "capacity-full", capacity, openCount };
  if (facts.blocked || volunteer.disabled || existing?.closedReason === "stopped") {
    return { ok: false, reason: "not-now" };
  }
  return isFull(prisoner, trust) ? { ok: false, reason: "cap-full", cap: prisoner.cap } : null;
}

export type ExtensionVerdict =
  | { ok: true; holdUntil: Instant }
  | { ok: false; reason: "not-held" | "already-extended" | "expired" };

/** Once 7 days more, counted from the hold's end, while it is running. */
export function decideExtension(c: Correspondence, now: Instant): ExtensionVerdict {
  if (c.state !== "held") return { ok: false, reason: "not-held" };
  if (c.extendedAt !== null) return { ok: false, reason: "already-extended" };
  const holdUntil = holdEnd(c);
  if (!isBefore(now, holdUntil)) return { ok: false, reason: "expired" };
  return { ok: true, holdUntil: addDaysTo(holdUntil, EXTENSION_DAYS) };
}

export type ReleaseVerdict =
  | { ok: true; state: "closed"; closedReason: "released" | "finished"; seat: "none"; weightMilli: 0 }
  | { ok: false; reason: "already-closed" };

/** The writer lets go at any time: `released` before the first letter, `finished` after. */
export function decideRelease(c: Pick<Correspondence, "state" | "lastLetterOn">): ReleaseVerdict {
  if (c.state === "closed") return { ok: false, reason: "already-closed" };
  const closedReason = c.lastLetterOn === null ? "released" : "finished";
  return { ok: true, state: "closed", closedReason, seat: "none", weightMilli: 0 };
}
