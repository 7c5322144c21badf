/** Sets of languages and channels are bit masks below 2^31; which bit is which, the caller decides. */
type Mask = number;

export interface PlanPrisoner {
  id: string;
  languageMask: Mask;
  /** Channels in force at the facility. */
  channelMask: Mask;
  /** Load that the plan does not touch, in thousandths: everything but the live holds it may move. */
  fixedLoadMilli: number;
  target: number;
  /** How many correspondences the plan may give this prisoner, those it may move included; 0: none. */
  places: number;
}

export interface PlanVolunteer {
  id: string;
  languageMask: Mask;
  /** Channels the volunteer uses *and* that are safe for where they post from. */
  channelMask: Mask;
  /** How many people are to be assigned, live holds that may move included. */
  wants: number;
  /** Prisoners whom this volunteer never gets: blocked, or written to already. */
  never: readonly string[];
  /** Prisoners whom this volunteer holds without having written yet; at most `wants`, none of them in `never`. */
  holds: readonly string[];
  /** Languages and channels this volunteer would rather have; 0: no wish. */
  wishes: { languageMask: Mask; channelMask: Mask };
}

export interface PlanProblem {
  /** What one planned correspondence adds to a load, in thousandths: the measured p. */
  holdWeightMilli: number;
  prisoners: readonly PlanPrisoner[];
  volunteers: readonly PlanVolunteer[];
}

export interface Assignment {
  volunteerId: string;
  prisonerId: string;
}

export interface Plan {
  assignments: readonly Assignment[];
  /** Volunteers who get fewer than they want, and by how many. */
  unmet: readonly { volunteerId: string; missing: number }[];
  /** The certificate: a price for each prisoner, in the units of {@link planCosts}; see `certify`. */
  prices: readonly { prisonerId: string; price: number }[];
}

/** Whether this volunteer may be planned for this prisoner, their two names aside. */
export function mayMeet(
  volunteer: Pick<PlanVolunteer, "languageMask" | "channelMask">,
  prisoner: Pick<PlanPrisoner, "languageMask" | "channelMask">,
): boolean {
  return (
    (volunteer.languageMask & prisoner.languageMask) !== 0 &&
    (volunteer.channelMask & prisoner.channelMask) !== 0
  );
}

/**
 * Wishes of a volunteer that a prisoner does not meet: 0, 1 or 2. A wish for a language or a channel that is not the
 * volunteer's own is met by nobody.
 */
export function mismatch(
  { wishes, languageMask, channelMask }: Pick<PlanVolunteer, "wishes" | "languageMask" | "channelMask">,
  prisoner: Pick<PlanPrisoner, "languageMask" | "channelMask">,
): number {
  const language = languageMask & prisoner.languageMask & wishes.languageMask;
  const channel = channelMask & prisoner.channelMask & wishes.channelMask;
  return (
    Number(wishes.languageMask !== 0 && language === 0) + Number(wishes.channelMask !== 0 && channel === 0)
  );
}

/** One language and one channel. Two people may meet if they share a cell. */
export type Cell = number;
const BITS = 31;

export function cellsOf({ languageMask, channelMask }: { languageMask: Mask; channelMask: Mask }): Cell[] {
  const channels = bitsOf(channelMask);
  return bitsOf(languageMask).flatMap((language) => channels.map((channel) => language * BITS + channel));
}

/** The language of a cell, as a mask. */
export function languageOf(cell: Cell): Mask {
  return 1 << Math.floor(cell / BITS);
}

/** Wishes that writing in this cell leaves unmet; the least over the cells that two people share is their mismatch. */
export function wishesUnmetIn({ wishes }: Pick<PlanVolunteer, "wishes">, cell: Cell): number {
  const language = languageOf(cell);
  const channel = 1 << (cell % BITS);
  return (
    Number(wishes.languageMask !== 0 && (wishes.languageMask & language) === 0) +
    Number(wishes.channelMask !== 0 && (wishes.channelMask & channel) === 0)
  );
}

function bitsOf(mask: Mask): number[] {
  const bits: number[] = [];
  for (let bit = 0; bit < BITS; bit += 1) if ((mask >>> bit) & 1) bits.push(bit);
  return bits;
}
