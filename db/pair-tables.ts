import type { Schema } from "./schema";

/** What erasing a pair does to a column; `row`: the whole row goes. */
type Erased = "null" | "random" | "row";
/** What stays of a day or an instant: the Monday, or the Sunday, of its ISO week. */
type Blurred = "week" | "week-end";
/** By what a row is found: a column of these holds an id of that kind. */
export type Lead = "correspondence" | "letter" | "person" | "familyLink";

export interface PairTable {
  /**
   * Columns by which a row of the pair is found. One that is listed under `columns` too leads to one of several people:
   * it is erased only where it is what the row was found by.
   */
  leads: Readonly<Record<string, Lead>>;
  /** Columns that lead to the person, and what stands there once the pair is erased. */
  columns: Readonly<Record<string, Erased>>;
  /** Days and instants that would tell more than the week. */
  days?: Readonly<Record<string, Blurred>>;
  /** What may stay, and why it no longer pairs anybody. */
  keeps: string;
}

/**
 * Every table that can pair a person with a prisoner, by its own columns or through a foreign key. Erasure goes through
 * this list from the first to the last; a table that pairs and is missing here fails a test.
 */
export const pairTables: Partial<Record<keyof Schema, PairTable>> = {
  farewell: {
    leads: { correspondenceId: "correspondence", familyLinkId: "familyLink" },
    columns: { correspondenceId: "row", familyLinkId: "row" },
    keeps: "nothing: whom to tell is nobody's to read once the pair is erased",
  },
  custodyClosing: {
    leads: { correspondenceId: "correspondence" },
    columns: { correspondenceId: "row" },
    keeps: "nothing: the change counts its writers itself",
  },
  sheetPair: {
    leads: { correspondenceId: "correspondence" },
    columns: { correspondenceId: "row" },
    keeps: "nothing: a writer of the old spreadsheet leads to nobody any more",
  },
  prisonerMergeItem: {
    leads: { correspondenceId: "correspondence" },
    columns: { correspondenceId: "null", before: "null" },
    keeps: "that two records of a prisoner were made one",
  },
  report: {
    leads: { correspondenceId: "correspondence" },
    columns: { correspondenceId: "null", textEncrypted: "random" },
    keeps: "that a family complained, and what was decided",
  },
  succession: {
    leads: { fromId: "correspondence", toId: "correspondence" },
    columns: { fromId: "null", toId: "null", noteEncrypted: "null" },
    keeps: "that somebody's letters to a prisoner were handed over, and when",
  },
  receiptLine: {
    leads: { letterId: "letter" },
    columns: { signature: "null" },
    keeps: "how many letters the family counted, and which of them it meant: they lead to nobody any more",
  },
  letterEvent: {
    leads: { letterId: "letter" },
    columns: {},
    days: { occurredFrom: "week", occurredUntil: "week-end", recordedAt: "week", voidedAt: "week" },
    keeps: "what happened to a letter that no longer leads to its correspondence, by the week",
  },
  sheetLetter: {
    leads: {},
    columns: {},
    keeps: "which import brought a letter that no longer leads to its correspondence",
  },
  letter: {
    leads: { correspondenceId: "correspondence" },
    columns: { correspondenceId: "null", resentAsId: "null", leftAt: "null" },
    days: { sentOn: "week", recordedAt: "week" },
    keeps: "prisoner, facility, channel, week and outcome, for the delivery figures",
  },
  reply: {
    leads: { correspondenceId: "correspondence" },
    columns: { correspondenceId: "null", signature: "null" },
    days: { receivedOn: "week", recordedAt: "week", voidedAt: "week" },
    keeps: "that an answer came, and in which week",
  },
  correspondence: {
    leads: { id: "correspondence" },
    columns: { personId: "null", circleId: "null", signature: "random", signatureKey: "random" },
    days: {
      claimedAt: "week",
      holdUntil: "week",
      extendedAt: "week",
      lastLetterOn: "week",
      pausedUntil: "week",
      closedAt: "week",
    },
    keeps: "prisoner, channel, state and weeks of an unnamed writer",
  },
  invitation: {
    leads: { personId: "person" },
    columns: { personId: "null", noteEncrypted: "null" },
    keeps: "that a relative was invited, and when",
  },
  writerPermit: {
    leads: { personId: "person" },
    columns: { personId: "null", noteEncrypted: "null" },
    keeps: "that a writer was approved for a minor, and when",
  },
  itemPledge: {
    leads: { personId: "person" },
    columns: { personId: "row" },
    keeps: "nothing: the item counts its pieces itself",
  },
  parcelPacker: {
    leads: { personId: "person" },
    columns: { personId: "row" },
    keeps: "nothing: the parcel says when it was packed, not by whom",
  },
  lineEntry: {
    leads: { personId: "person" },
    columns: { personId: "row" },
    keeps: "nothing: the place in line goes to the next",
  },
  planLine: {
    leads: { personId: "person", correspondenceId: "correspondence" },
    columns: { personId: "row", correspondenceId: "row" },
    keeps: "nothing: the plan counts its lines itself",
  },
  parcelPlanLine: {
    leads: {},
    columns: {},
    keeps: "what the desk planned for a prisoner: who brings or packs it stands elsewhere",
  },
  familyLink: {
    leads: { personId: "person" },
    columns: { personId: "row" },
    keeps: "nothing: the account sees the prisoner no more",
  },
  auditEntry: {
    leads: { subjectId: "person" },
    columns: { subjectId: "null" },
    keeps: "what a coordinator did for a prisoner, no longer to whom",
  },
  block: {
    leads: {},
    columns: {},
    keeps: "an HMAC of the pair, which only somebody who knows both ids and the key can check",
  },
};
