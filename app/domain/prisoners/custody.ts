import type { SanctionKind } from "./sanctions";
import { type Status, statuses } from "./statuses";

/**
 * `at-risk`: write, but a transfer may lose the letter. `confirm-address`: write once the address is confirmed.
 * `wait`: volunteers stand in line until an address is known.
 */
export type LetterRule =
  | "write"
  | "at-risk"
  | "hold"
  | "pause"
  | "only-if-court-allows"
  | "confirm-address"
  | "wait"
  | "close";

/** `rule`: the allowance of the place and regime. `ask`: ask the facility. `confirm`: somebody confirms the address first. */
export type ParcelRule = "rule" | "ask" | "confirm" | "one-per-6-months" | "hold" | "pause" | "close";

/** Why a rule is what it is: the status, a sanction, or what is not known of the address. */
export type CustodyReason = Status | SanctionKind | "no-address" | "not-confirmed";

export interface CustodyFacts {
  status: Status;
  /** Sanctions that are, or may be, in force today. */
  sanctions: readonly SanctionKind[];
  /** Days since somebody confirmed the address; null: nobody ever did. */
  daysSinceConfirmed: number | null;
  hasAddress: boolean;
}

/** An address counts as confirmed for so many days, the last one included. Source: domain.md §2. */
export const CONFIRMED_FOR_DAYS = 60;

/** What follows for parcels from a sanction; for letters nothing does. Source: domain.md §2, §5. */
const parcelsInSanction: Readonly<Record<SanctionKind, ParcelRule>> = {
  shizo: "pause",
  kartser: "pause",
  pkt: "one-per-6-months",
  epkt: "one-per-6-months",
};

/** What each status does to letters and parcels where an address is known. Source: the table of domain.md §5. */
const byStatus: Readonly<Record<Status, { letters: LetterRule; parcels: ParcelRule }>> = {
  detained: { letters: "hold", parcels: "hold" },
  remand: { letters: "write", parcels: "rule" },
  "house-arrest": { letters: "only-if-court-allows", parcels: "hold" },
  "awaiting-transfer": { letters: "at-risk", parcels: "pause" },
  "in-transit": { letters: "pause", parcels: "pause" },
  quarantine: { letters: "write", parcels: "ask" },
  serving: { letters: "write", parcels: "rule" },
  hospital: { letters: "confirm-address", parcels: "confirm" },
  unknown: { letters: "wait", parcels: "pause" },
  released: { letters: "close", parcels: "close" },
  died: { letters: "close", parcels: "close" },
};

/** These say all there is to say, whether an address is known or not. */
const withoutAddress: readonly Status[] = ["house-arrest", "in-transit", "unknown", "released", "died"];

export type Ruling<Rule> = { rule: Rule; reason: CustodyReason };

/** Whether letters may be written. Sanctions and an address confirmed long ago change nothing: censored mail finds them. */
export function letterRuling({
  status,
  hasAddress,
}: Pick<CustodyFacts, "status" | "hasAddress">): Ruling<LetterRule> {
  if (!hasAddress && !withoutAddress.includes(status)) return { rule: "wait", reason: "no-address" };
  return { rule: byStatus[status].letters, reason: status };
}

/** From the strictest on: of several rules that hold at once the first counts. */
const strictest: readonly ParcelRule[] = [
  "close",
  "pause",
  "hold",
  "confirm",
  "one-per-6-months",
  "ask",
  "rule",
];

/** Whether parcels may be sent. */
export function parcelRuling(facts: CustodyFacts): Ruling<ParcelRule> {
  const { status, sanctions, daysSinceConfirmed, hasAddress } = facts;
  const holding: Ruling<ParcelRule>[] = [{ rule: byStatus[status].parcels, reason: status }];
  if (!hasAddress) holding.push({ rule: "pause", reason: "no-address" });
  for (const kind of sanctions) holding.push({ rule: parcelsInSanction[kind], reason: kind });
  if (daysSinceConfirmed === null || daysSinceConfirmed > CONFIRMED_FOR_DAYS) {
    holding.push({ rule: "confirm", reason: "not-confirmed" });
  }
  const order = ({ rule }: Ruling<ParcelRule>) => strictest.indexOf(rule);
  return holding.reduce((first, each) => (order(each) < order(first) ? each : first));
}

/** The one table of domain.md §5: what custody does to letters and parcels, each with the reason. */
export function custodyRuling(facts: CustodyFacts): {
  letters: Ruling<LetterRule>;
  parcels: Ruling<ParcelRule>;
} {
  return { letters: letterRuling(facts), parcels: parcelRuling(facts) };
}

const writable: readonly LetterRule[] = ["write", "at-risk", "confirm-address"];

/** Whether a volunteer may write now, at risk or after confirming the address included. */
export function mayBeWrittenTo(facts: Pick<CustodyFacts, "status" | "hasAddress">): boolean {
  return writable.includes(letterRuling(facts).rule);
}

/** Whether letters, parcels and all that goes with them are over: released or died. */
export function isOver(status: Status): boolean {
  return byStatus[status].letters === "close";
}

/** The statuses after which nothing is written or sent any more. */
export const endedStatuses: readonly Status[] = statuses.filter(isOver);
