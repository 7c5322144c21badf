/** What happens to a prisoner. Punishment cells (SHIZO, PKT) are sanctions and stand beside the status. */
export const statuses = [
  "detained",
  "remand",
  "house-arrest",
  "awaiting-transfer",
  "in-transit",
  "quarantine",
  "serving",
  "hospital",
  "unknown",
  "released",
  "died",
] as const;
export type Status = (typeof statuses)[number];

/**
 * `write-at-risk`: write, but a transfer may lose the letter. `court`: only with the court's leave. `confirm`: write once
 * the address is confirmed. `wait`: volunteers stand in line until an address is known.
 */
export type LetterRuling =
  | "write"
  | "write-at-risk"
  | "hold"
  | "pause"
  | "court"
  | "confirm"
  | "wait"
  | "close";

/** `sizo`: the remand prison's monthly weight. `allowance`: the count of the regime. `ask`: ask the facility. */
export type ParcelRuling = "sizo" | "allowance" | "ask" | "confirm" | "hold" | "pause" | "close";

export type StatusRule = { letters: LetterRuling; parcels: ParcelRuling };

/** What each status does to letters and parcels. Source: the table of domain.md §5. */
export const statusRules: Readonly<Record<Status, StatusRule>> = {
  detained: { letters: "hold", parcels: "hold" },
  remand: { letters: "write", parcels: "sizo" },
  "house-arrest": { letters: "court", parcels: "hold" },
  "awaiting-transfer": { letters: "write-at-risk", parcels: "pause" },
  "in-transit": { letters: "pause", parcels: "pause" },
  quarantine: { letters: "write", parcels: "ask" },
  serving: { letters: "write", parcels: "allowance" },
  hospital: { letters: "confirm", parcels: "confirm" },
  unknown: { letters: "wait", parcels: "pause" },
  released: { letters: "close", parcels: "close" },
  died: { letters: "close", parcels: "close" },
};

const writable: readonly LetterRuling[] = ["write", "write-at-risk", "confirm"];

/** Whether a volunteer may write now, at risk or after confirming the address included. */
export function mayBeWrittenTo(status: Status): boolean {
  return writable.includes(statusRules[status].letters);
}
