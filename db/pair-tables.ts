import type { Schema } from "./schema";

/** What erasing a pair does to a column; `row`: the whole row goes. */
type Erased = "null" | "random" | "row";

export interface PairTable {
  /** Columns that lead to the person, and what stands there once the pair is erased. */
  columns: Readonly<Record<string, Erased>>;
  /** What may stay, and why it no longer pairs anybody. */
  keeps: string;
}

/**
 * Every table that can pair a person with a prisoner, by its own columns or through a foreign key. Erasure
 * goes through this list; a table that pairs and is missing here fails a test.
 */
export const pairTables: Partial<Record<keyof Schema, PairTable>> = {
  correspondence: {
    columns: { personId: "null", circleId: "null", signature: "random", signatureKey: "random" },
    keeps: "prisoner, channel, state and dates of an unnamed writer",
  },
  succession: {
    columns: { fromId: "null", toId: "null", noteEncrypted: "null" },
    keeps: "that somebody's letters to a prisoner were handed over, and when",
  },
  letter: {
    columns: { correspondenceId: "null" },
    keeps: "prisoner, facility, channel and outcome, for the delivery figures",
  },
  letterEvent: {
    columns: {},
    keeps: "what happened to a letter that no longer leads to its correspondence",
  },
  reply: {
    columns: { correspondenceId: "null", signature: "null" },
    keeps: "that an answer came, and when",
  },
  receiptLine: {
    columns: { signature: "null", letterId: "null" },
    keeps: "how many letters the family counted",
  },
  invitation: {
    columns: { personId: "null", noteEncrypted: "null" },
    keeps: "that a relative was invited, and when",
  },
  writerPermit: {
    columns: { personId: "null", noteEncrypted: "null" },
    keeps: "that a writer was approved for a minor, and when",
  },
  familyLink: {
    columns: { personId: "row" },
    keeps: "nothing: the account sees the prisoner no more",
  },
  report: {
    columns: { correspondenceId: "null", textEncrypted: "random" },
    keeps: "that a family complained, and what was decided",
  },
  custodyClosing: {
    columns: { correspondenceId: "row" },
    keeps: "nothing: the change counts its writers itself",
  },
  farewell: {
    columns: { correspondenceId: "row", familyLinkId: "row" },
    keeps: "nothing: whom to tell is nobody's to read once the pair is erased",
  },
  lineEntry: {
    columns: { personId: "row" },
    keeps: "nothing: the place in line goes to the next",
  },
  prisonerMergeItem: {
    columns: { correspondenceId: "null", before: "null" },
    keeps: "that two records of a prisoner were made one",
  },
  auditEntry: {
    columns: { subjectId: "null" },
    keeps: "what a coordinator did for a prisoner, no longer to whom",
  },
  sheetPair: {
    columns: { correspondenceId: "row" },
    keeps: "nothing: a writer of the old spreadsheet leads to nobody any more",
  },
  sheetLetter: {
    columns: {},
    keeps: "which import brought a letter that no longer leads to its correspondence",
  },
  block: {
    columns: {},
    keeps: "an HMAC of the pair, which only somebody who knows both ids and the key can check",
  },
};
