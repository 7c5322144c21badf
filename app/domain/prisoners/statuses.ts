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
