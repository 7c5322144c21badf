import { isFull, type Places, type Trust } from "../correspondence/states";

/** Sets of languages and channels are bit masks below 2^31; which bit is which, the caller decides. */
export type FilterVolunteer = {
  trust: Trust;
  languageMask: number;
  /** Channels the volunteer uses *and* that are safe for where they post from (domain.md §4). */
  channelMask: number;
  capacity: number;
  openCount: number;
  blockedPrisonerIds: ReadonlySet<string>;
  /** Prisoners with a correspondence that is not closed. */
  writingToIds: ReadonlySet<string>;
};

export type FilterPrisoner = Places & {
  id: string;
  languageMask: number;
  /** Channels in force at the facility. */
  channelMask: number;
  lettersAllowed: boolean;
  consentLetters: "given" | "presumed" | "refused";
  minor: boolean;
  hasAddress: boolean;
};

export type Ineligible =
  | "minor"
  | "status"
  | "no-consent"
  | "no-address"
  | "no-common-language"
  | "no-safe-channel"
  | "blocked"
  | "already-writing"
  | "capacity-full"
  | "cap-full";

export type Eligibility = { ok: true } | { ok: false; reason: Ineligible };

/**
 * Whether this prisoner may be offered to this volunteer at all. Hard limits: they are never scored or traded.
 * The first reason that applies is given; it is for coordinators and tests, `blocked` is never told to a volunteer.
 * Source: balance.md, Suggesting 1; domain.md §4–6; security.md §12.
 */
export function eligible(volunteer: FilterVolunteer, prisoner: FilterPrisoner): Eligibility {
  const reason = firstReason(volunteer, prisoner);
  return reason === null ? { ok: true } : { ok: false, reason };
}

function firstReason(volunteer: FilterVolunteer, prisoner: FilterPrisoner): Ineligible | null {
  if (prisoner.minor) return "minor";
  if (!prisoner.lettersAllowed) return "status";
  if (prisoner.consentLetters === "refused") return "no-consent";
  if (!prisoner.hasAddress) return "no-address";
  if ((volunteer.languageMask & prisoner.languageMask) === 0) return "no-common-language";
  if ((volunteer.channelMask & prisoner.channelMask) === 0) return "no-safe-channel";
  if (volunteer.blockedPrisonerIds.has(prisoner.id)) return "blocked";
  if (volunteer.writingToIds.has(prisoner.id)) return "already-writing";
  if (volunteer.openCount >= volunteer.capacity) return "capacity-full";
  if (isFull(prisoner, volunteer.trust)) return "cap-full";
  return null;
}
