import type { Schema } from "./schema";

/**
 * What becomes of the rows of a prisoner's record that is merged into another. `moves`: they go over as they are.
 * `weighed`: they go over, and where both records say something it is decided which word stands. `left`: they stay with
 * the old record, as the history of what was done to it. A table that leads to a prisoner and is missing fails a test.
 */
export const mergeTables = {
  receipt: "moves",
  reply: "moves",
  letter: "moves",
  moveReport: "moves",
  report: "moves",
  invitation: "moves",
  sanction: "moves",
  custodyChange: "moves",
  privateNote: "moves",
  writerPermit: "moves",
  succession: "moves",
  ruleOverride: "moves",
  parcel: "moves",
  itemPledge: "moves",
  parcelPacker: "moves",
  conditionsChange: "moves",
  parcelFact: "moves",
  wantedThing: "moves",
  statusChange: "weighed",
  stay: "weighed",
  consent: "weighed",
  need: "weighed",
  measurement: "weighed",
  familyLink: "weighed",
  lineEntry: "weighed",
  correspondence: "weighed",
  recognition: "weighed",
  externalLoad: "weighed",
  prisoner: "left",
  prisonerLoad: "left",
  prisonerEdit: "left",
  bulkEntry: "left",
  prisonerMerge: "left",
  auditEntry: "left",
  planLine: "left",
  parcelPlanLine: "left",
} as const satisfies Partial<Record<keyof Schema, "moves" | "weighed" | "left">>;

/** Tables whose rows go over by their `prisonerId`, each row known by its `id`. */
export const movedTables = [
  "receipt",
  "reply",
  "letter",
  "moveReport",
  "report",
  "invitation",
  "sanction",
  "custodyChange",
  "privateNote",
  "writerPermit",
  "succession",
  "ruleOverride",
  "parcel",
  "itemPledge",
  "parcelPacker",
  "conditionsChange",
  "parcelFact",
  "wantedThing",
  "statusChange",
  "stay",
  "consent",
  "need",
  "measurement",
  "familyLink",
  "lineEntry",
] as const satisfies readonly (keyof typeof mergeTables)[];
export type MovedTable = (typeof movedTables)[number];

export function isMovedTable(name: string): name is MovedTable {
  return movedTables.some((table) => table === name);
}
