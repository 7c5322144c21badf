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

/** Wishes of a volunteer that a prisoner does not meet: 0, 1 or 2. */
export function mismatch(
  { wishes }: Pick<PlanVolunteer, "wishes">,
  prisoner: Pick<PlanPrisoner, "languageMask" | "channelMask">,
): number {
  const language = wishes.languageMask !== 0 && (wishes.languageMask & prisoner.languageMask) === 0;
  const channel = wishes.channelMask !== 0 && (wishes.channelMask & prisoner.channelMask) === 0;
  return Number(language) + Number(channel);
}
