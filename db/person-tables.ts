import type { Schema } from "./schema";

/** What becomes of a column that names an account once the account is deleted. */
type Gone = "null" | "row" | "erased with the pair";

/**
 * Every column that leads to `person`, and what deleting an account does to it. A foreign key to `person` that is
 * missing here fails a test; rows of a `row` go with the account, by the key itself where it cascades.
 */
export const personTables: Partial<Record<keyof Schema, Readonly<Record<string, Gone>>>> = {
  credential: { personId: "row" },
  session: { personId: "row" },
  recoveryCode: { personId: "row" },
  secondFactor: { personId: "row" },
  spareCode: { personId: "row" },
  pendingSignIn: { personId: "row" },
  volunteerProfile: { personId: "row" },
  volunteerNumber: { personId: "row" },
  importDraft: { personId: "row" },
  correspondence: { personId: "erased with the pair" },
  invitation: { personId: "erased with the pair" },
  familyLink: { personId: "erased with the pair" },
  itemPledge: { personId: "erased with the pair" },
  parcelPacker: { personId: "erased with the pair" },
  lineEntry: { personId: "erased with the pair" },
  writerPermit: { personId: "erased with the pair" },
  assignmentWish: { personId: "row" },
  planLine: { personId: "erased with the pair" },
  plan: { personId: "null" },
  auditEntry: { personId: "null", subjectId: "null" },
};
