import type { Schema } from "./schema";

/** Every column whose text only the field keys open, by table; one that is missing here fails a test. */
export const sealedColumns: Partial<Record<keyof Schema, readonly string[]>> = {
  person: ["emailEncrypted"],
  secondFactor: ["totpSecretEncrypted"],
  need: ["textEncrypted"],
  measurement: ["valueEncrypted"],
  moveReport: ["placeEncrypted"],
  report: ["textEncrypted"],
  parcel: ["trackingEncrypted"],
  parcelItem: ["textEncrypted"],
  parcelFact: ["factEncrypted"],
  privateNote: ["textEncrypted"],
  ruleOverride: ["noteEncrypted"],
  invitation: ["noteEncrypted"],
  colleagueInvitation: ["noteEncrypted"],
  writerPermit: ["noteEncrypted"],
  succession: ["noteEncrypted"],
  farewell: ["noteEncrypted"],
  deskView: ["nameEncrypted"],
  importDraft: ["fileEncrypted", "choicesEncrypted"],
  sheetWriter: ["labelEncrypted"],
};
