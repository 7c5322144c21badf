import type { Generated, Insertable, Selectable, Updateable } from "kysely";

/**
 * Every table as it stands after the newest migration. Both engines read a column the same way:
 * ids that appear in an address are random text, flags are 0/1, instants are UTC ISO text,
 * dates are `YYYY-MM-DD` text, loads are thousandths ("milli").
 */
export interface Schema {
  person: PersonTable;
  credential: CredentialTable;
  session: SessionTable;
  recoveryCode: RecoveryCodeTable;
  secondFactor: SecondFactorTable;
  spareCode: SpareCodeTable;
  pendingSignIn: PendingSignInTable;
  volunteerProfile: VolunteerProfileTable;
  volunteerNumber: VolunteerNumberTable;
  block: BlockTable;
  facility: FacilityTable;
  facilityChannel: FacilityChannelTable;
  facilityAddress: FacilityAddressTable;
  facilityMerge: FacilityMergeTable;
  ruleOverride: RuleOverrideTable;
  prisoner: PrisonerTable;
  prisonerLoad: PrisonerLoadTable;
  prisonerMerge: PrisonerMergeTable;
  prisonerMergeItem: PrisonerMergeItemTable;
  eligibilityClass: EligibilityClassTable;
  externalLoad: ExternalLoadTable;
  consent: ConsentTable;
  recognition: RecognitionTable;
  statusChange: StatusChangeTable;
  stay: StayTable;
  addressConfirmation: AddressConfirmationTable;
  circle: CircleTable;
  correspondence: CorrespondenceTable;
  holdWeight: HoldWeightTable;
  succession: SuccessionTable;
  letter: LetterTable;
  letterEvent: LetterEventTable;
  receipt: ReceiptTable;
  receiptLine: ReceiptLineTable;
  reply: ReplyTable;
  invitation: InvitationTable;
  colleagueInvitation: ColleagueInvitationTable;
  familyLink: FamilyLinkTable;
  need: NeedTable;
  measurement: MeasurementTable;
  wantedThing: WantedThingTable;
  moveReport: MoveReportTable;
  report: ReportTable;
  parcel: ParcelTable;
  parcelItem: ParcelItemTable;
  itemPledge: ItemPledgeTable;
  parcelPacker: ParcelPackerTable;
  conditionsChange: ConditionsChangeTable;
  parcelFact: ParcelFactTable;
  custodyChange: CustodyChangeTable;
  custodyClosing: CustodyClosingTable;
  sanction: SanctionTable;
  farewell: FarewellTable;
  lineEntry: LineEntryTable;
  assignmentWish: AssignmentWishTable;
  plan: PlanTable;
  planLine: PlanLineTable;
  parcelPlanLine: ParcelPlanLineTable;
  auditEntry: AuditEntryTable;
  prisonerEdit: PrisonerEditTable;
  privateNote: PrivateNoteTable;
  writerPermit: WriterPermitTable;
  deskView: DeskViewTable;
  bulkRun: BulkRunTable;
  bulkEntry: BulkEntryTable;
  importRun: ImportRunTable;
  sheetWriter: SheetWriterTable;
  sheetPair: SheetPairTable;
  takeOver: TakeOverTable;
  sheetLetter: SheetLetterTable;
  importDraft: ImportDraftTable;
  importEntry: ImportEntryTable;
  idempotencyKey: IdempotencyKeyTable;
  rateCounter: RateCounterTable;
  jobLease: JobLeaseTable;
  jobRun: JobRunTable;
  setting: SettingTable;
}

type Flag = 0 | 1;
type Precision = "day" | "month" | "year" | "unknown";

export interface PersonTable {
  id: string;
  role: "volunteer" | "family" | "translator" | "coordinator" | "admin";
  language: "en" | "ru";
  /** Generated or chosen private name; null for people who sign in by e-mail. */
  signInName: string | null;
  emailEncrypted: string | null;
  /** Blind index (HMAC) of the lower-cased e-mail. */
  emailIndex: string | null;
  createdAt: string;
  disabledAt: string | null;
  lastSeenOn: string;
}

export interface CredentialTable {
  personId: string;
  kind: "password" | "totp";
  secret: string;
  changedAt: string;
}

/** The authenticator app of an account. */
export interface SecondFactorTable {
  personId: string;
  totpSecretEncrypted: string;
  /** The half-minute whose code was used last; only a later one is taken. */
  totpLastStep: number;
  enrolledAt: string;
}

/** What stands in for a code of the app, once each; a used one is deleted. */
export interface SpareCodeTable {
  personId: string;
  codeHash: string;
}

/** A browser that gave the right password and owes a code. It is no session and opens nothing. */
export interface PendingSignInTable {
  idHash: string;
  personId: string;
  startedAt: string;
  expiresAt: string;
}

export interface SessionTable {
  idHash: string;
  personId: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
}

export interface RecoveryCodeTable {
  id: Generated<number>;
  personId: string;
  codeHash: string;
  createdAt: string;
  usedAt: string | null;
}

export interface VolunteerProfileTable {
  personId: string;
  languageMask: number;
  ways: "hand" | "online" | "both";
  russianCard: Flag;
  postsFrom: "russia" | "abroad" | "unsaid";
  /** Channels this person may be offered, derived from the three answers above. */
  channelMask: number;
  capacity: number;
  /** Correspondences held, active or paused: never above `capacity` by a claim. */
  openCount: number;
  trust: "new" | "known";
  /** The desk took the trust back: no confirmed letter gives it again, only the desk. */
  trustWithdrawn: Generated<Flag>;
  /** The account is closed: kept beside `person.disabledAt`, so that the desk counts without a join. */
  closed: Generated<Flag>;
}

/** The number of an account, from which its handle is made; in the order of joining. */
export interface VolunteerNumberTable {
  id: Generated<number>;
  personId: string;
}

/** HMAC of person and prisoner; survives erasure. */
export interface BlockTable {
  pairHmac: string;
  createdAt: string;
}

export interface FacilityTable {
  id: string;
  name: string;
  nameSearch: string;
  kind: "sizo" | "ivs" | "ik" | "kp" | "vk" | "prison" | "hospital";
  regime: "general" | "strict" | "special" | null;
  climateZone: "arctic" | "cold" | "temperate" | "south";
  region: string;
  /** Postal address without the postcode, lines parted by a newline. */
  address: string;
  postcode: string | null;
  toBeConfirmed: Flag;
  source: string;
  checkedOn: string | null;
  letterNote: string | null;
  letterNoteSource: string | null;
  letterNoteCheckedOn: string | null;
  /** The facility that this record was a double of. */
  mergedInto: string | null;
  rowVersion: Generated<number>;
  createdAt: string;
}

/** An address a facility had, has or will have; the one in force stands in `facility` as well. */
export interface FacilityAddressTable {
  id: Generated<number>;
  facilityId: string;
  address: string;
  postcode: string | null;
  /** Null: since before anybody noted it. */
  validFrom: string | null;
  source: string;
  recordedAt: string;
  /** When its day had come and the address in force was found anew. */
  appliedAt: string | null;
  voidedAt: string | null;
}

/** Two records of one facility made one. */
export interface FacilityMergeTable {
  id: string;
  keptId: string;
  lostId: string;
  /** JSON: which rows went over, so that they find their way back. */
  moved: string;
  recordedAt: string;
  undoneAt: string | null;
}

/** A rule for letters or parcels that does not hold as written, at one facility or for one prisoner. */
export interface RuleOverrideTable {
  id: Generated<number>;
  facilityId: string | null;
  prisonerId: string | null;
  /** A code of domain/facilities/letter-rules or domain/parcels/overrides. */
  rule: string;
  stance: "lifted" | "changed";
  /** What holds instead, where a rule for parcels is a figure. */
  figure: number | null;
  noteEncrypted: string;
  since: string;
  recordedAt: string;
  withdrawnAt: string | null;
}

/** Two records of one prisoner made one. */
export interface PrisonerMergeTable {
  id: string;
  keptId: string;
  lostId: string;
  recordedAt: string;
  undoneAt: string | null;
}

/** What a merge moved or changed, so that it can be put back. */
export interface PrisonerMergeItemTable {
  id: Generated<number>;
  mergeId: string;
  /** What was done; see features/prisoners/merge. */
  kind: string;
  correspondenceId: string | null;
  /** JSON: ids of rows moved, or columns as they stood before. */
  before: string | null;
}

export interface FacilityChannelTable {
  id: Generated<number>;
  facilityId: string;
  channel: "post" | "fsin-pismo" | "zonatelecom" | "relay";
  worksSince: string | null;
  worksUntil: string | null;
  note: string | null;
  source: string;
  checkedOn: string | null;
}

export interface PrisonerTable {
  id: string;
  /** Surname, first name, patronymic, as on the envelope. */
  name: string;
  nameSearch: string;
  nameLatin: string;
  nameDative: string | null;
  gender: "m" | "f";
  birthDate: string | null;
  birthPrecision: Precision;
  languageMask: number;
  /** Interests and a word about the person, in the language of the source. */
  about: string;
  articles: string;
  penalty: string;
  /** Kept by the transaction that appends to `statusChange`. */
  status:
    | "detained"
    | "remand"
    | "house-arrest"
    | "awaiting-transfer"
    | "in-transit"
    | "quarantine"
    | "serving"
    | "hospital"
    | "unknown"
    | "released"
    | "died";
  target: number;
  /** Places before the prisoner is no longer suggested; null means three times the target. */
  cap: number | null;
  hideLoad: Flag;
  mergedInto: string | null;
  rowVersion: Generated<number>;
  createdAt: string;
}

/** Stored load and ranking columns; every change is made by the transaction that causes it. */
export interface PrisonerLoadTable {
  prisonerId: string;
  loadMilli: number;
  externalMilli: number;
  target: number;
  loadRank: number;
  cap: number;
  /** Seats of known volunteers, and of new accounts, whose claims never fill the cap others see. */
  seatsTaken: number;
  seatsProvisional: number;
  /** Correspondences with a weight above zero. */
  writers: number;
  /** Empty text while no letter was ever logged. */
  lastLetterOn: string;
  /** Since when nobody living writes; "9999-12-31" while somebody does. */
  aloneSince: string;
  ring: number;
  classId: number;
  /** Status, consent, age and address allow letters. */
  open: Flag;
  /** `open` and a seat is left: the rows that suggestions walk. */
  suggestable: Flag;
}

/** Prisoners alike in languages and channels, with the number of volunteers who may write to them. */
export interface EligibilityClassTable {
  id: Generated<number>;
  languageMask: number;
  channelMask: number;
  volunteers: number;
}

export interface ExternalLoadTable {
  prisonerId: string;
  list: string;
  band: "none" | "one-or-two" | "three-or-more";
  asOf: string;
}

export interface ConsentTable {
  id: Generated<number>;
  prisonerId: string;
  purpose: "letters" | "parcels" | "public-name" | "sizes" | "health";
  state: "given" | "presumed" | "refused";
  givenBy: "self" | "relative" | "lawyer" | "list";
  source: string;
  recordedAt: string;
  withdrawnAt: string | null;
  /** The day it was said, where that is another than the day it was recorded. */
  saidOn: string | null;
}

export interface RecognitionTable {
  list: string;
  externalId: string;
  prisonerId: string;
  url: string | null;
  /** Digest of the imported row, so that the same row again changes nothing. */
  rowDigest: string;
  importRunId: number | null;
  seenAt: string;
}

export interface StatusChangeTable {
  id: Generated<number>;
  prisonerId: string;
  status: PrisonerTable["status"];
  sinceDate: string | null;
  sincePrecision: Precision;
  source: string;
  recordedAt: string;
  voidedAt: string | null;
}

export interface StayTable {
  id: Generated<number>;
  prisonerId: string;
  /** Null while the whereabouts are unknown. */
  facilityId: string | null;
  fromDate: string | null;
  fromPrecision: Precision;
  untilDate: string | null;
  untilPrecision: Precision;
  /** 1 for the one stay that goes on. */
  current: Flag;
  confirmedOn: string | null;
  source: string;
  recordedAt: string;
}

export interface AddressConfirmationTable {
  id: Generated<number>;
  stayId: number;
  confirmedOn: string;
  source: string;
  recordedAt: string;
  /** What stood as confirmed before, so that this can be taken back. */
  beforeOn: string | null;
  voidedAt: string | null;
}

export interface CircleTable {
  id: string;
  name: string;
  createdAt: string;
}

export interface CorrespondenceTable {
  id: string;
  prisonerId: string;
  /** A person or a circle; both null until somebody of a `sheetPair` has an account, and once the pair is erased. */
  personId: string | null;
  circleId: string | null;
  /** All that the family and the paper show of the writer. */
  signature: string;
  signatureKey: string;
  channel: FacilityChannelTable["channel"];
  state: "held" | "active" | "paused" | "closed";
  seat: "taken" | "provisional" | "none";
  weightMilli: number;
  /** The share of holds that become letters with which its weight was made. */
  holdWeightMilli: Generated<number>;
  claimedAt: string;
  holdUntil: string | null;
  extendedAt: string | null;
  lastLetterOn: string | null;
  lastNumber: number;
  rhythmDays: number | null;
  pausedUntil: string | null;
  closedAt: string | null;
  closedReason: "released" | "expired" | "finished" | "stopped" | "prisoner-closed" | null;
  /** When the clock alone changes this row next (hold ends, weight ages); null for never. */
  dueAt: string | null;
  /** A late letter revived it over the cap: a coordinator should look. */
  overCap: Flag;
  rowVersion: Generated<number>;
  /** When it stopped leading to its writer. */
  erasedAt: string | null;
}

/** What a hold weighs by its channel, once enough were observed, and the observation that says so. */
export interface HoldWeightTable {
  channel: FacilityChannelTable["channel"];
  weightMilli: number;
  holds: number;
  active: number;
  measuredAt: string;
}

/** A writer's part that the desk or they themselves ended, waiting for somebody who goes on; what they should know is sealed. */
export interface SuccessionTable {
  id: string;
  prisonerId: string;
  /** The correspondence that was handed over. */
  fromId: string | null;
  /** The one that goes on; counts as none again when it ends before its first letter. */
  toId: string | null;
  noteEncrypted: string | null;
  /** The writer left by themselves; else the desk handed it over. */
  byWriter: Generated<Flag>;
  /** What the correspondence was, so that the hand-over can be taken back. */
  stateBefore: "held" | "active" | "paused";
  pausedUntil: string | null;
  openedAt: string;
  withdrawnAt: string | null;
  rowVersion: Generated<number>;
}

export interface LetterTable {
  id: Generated<number>;
  correspondenceId: string | null;
  prisonerId: string;
  facilityId: string | null;
  stayId: number | null;
  channel: FacilityChannelTable["channel"];
  kind: "letter" | "card" | "group";
  /** Reserved once and never used again within the correspondence. */
  number: number;
  state: "reserved" | "sent" | "confirmed" | "answered" | "returned" | "refused" | "presumed-lost";
  sentOn: string | null;
  atRisk: Flag;
  /** What is known of it cannot all be true: for a coordinator to look at. */
  contradicted: Generated<Flag>;
  recordedAt: string;
  /** The letter its writer wrote in its place after a move. */
  resentAsId: number | null;
  /** When its writer chose not to write it again. */
  leftAt: string | null;
}

export interface LetterEventTable {
  id: Generated<number>;
  letterId: number;
  kind: "sent" | "confirmed" | "answered" | "returned" | "refused" | "presumed-lost" | "at-risk";
  occurredFrom: string | null;
  occurredUntil: string | null;
  source: "writer" | "family" | "coordinator" | "prisoner" | "clock";
  receiptLineId: number | null;
  replyId: number | null;
  /** The family's word of a move, while it is not declined. */
  moveReportId: number | null;
  /** The move the desk recorded, until it is undone. */
  custodyChangeId: string | null;
  recordedAt: string;
  voidedAt: string | null;
}

export interface ReceiptTable {
  id: Generated<number>;
  prisonerId: string;
  arrivedDate: string | null;
  arrivedPrecision: Precision;
  letters: number;
  /** Who entered it. */
  source: "family" | "coordinator" | "prisoner";
  /** Whose word it is. */
  toldBy: "prisoner" | "relative" | "lawyer" | "unknown";
  /** The receipt this one corrects, which is void. */
  replacesId: number | null;
  recordedAt: string;
  voidedAt: string | null;
}

export interface ReceiptLineTable {
  id: Generated<number>;
  receiptId: number;
  signature: string | null;
  number: number | null;
  letterId: number | null;
  matchedBy: "number" | "oldest" | "coordinator" | "none";
  /** Why the line confirms no letter, or none that was open; null when it confirms one. */
  problem:
    | "no-signature"
    | "no-such-signature"
    | "no-such-number"
    | "nothing-open"
    | "before-sent"
    | "already-confirmed"
    | null;
}

export interface ReplyTable {
  id: Generated<number>;
  correspondenceId: string | null;
  prisonerId: string;
  receivedOn: string;
  source: "writer" | "coordinator";
  /** Where the paper is. */
  place: "writer" | "po-box" | "relay" | "other";
  /** As the prisoner addressed it, while it is not known whose it is. */
  signature: string | null;
  recordedAt: string;
  voidedAt: string | null;
  /** When it stopped leading to its writer; without one and without a correspondence nobody knows whose it is. */
  erasedAt: string | null;
}

/** A one-time link by which a relative joins; only its hash is kept. */
export interface InvitationTable {
  id: string;
  tokenHash: string;
  prisonerId: string;
  /** The relative who used it. */
  personId: string | null;
  /** For whom it was made, in the coordinator's words. */
  noteEncrypted: string | null;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
}

/** A one-time link by which somebody joins the desk; only its hash is kept. */
export interface ColleagueInvitationTable {
  id: string;
  tokenHash: string;
  role: "coordinator" | "admin";
  /** For whom it was made, in the admin's words. */
  noteEncrypted: string | null;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
}

export interface FamilyLinkTable {
  id: Generated<number>;
  personId: string;
  prisonerId: string;
  invitationId: string | null;
  createdAt: string;
  revokedAt: string | null;
}

export interface NeedTable {
  id: Generated<number>;
  prisonerId: string;
  kind: "diet" | "request";
  source: "family" | "coordinator";
  textEncrypted: string;
  recordedAt: string;
  voidedAt: string | null;
}

export interface MeasurementTable {
  id: Generated<number>;
  prisonerId: string;
  kind: "chest" | "height" | "waist" | "shoe" | "head" | "glove";
  source: "family" | "coordinator";
  /** Centimetres, or the size of the trade for shoes and gloves. */
  valueEncrypted: string;
  measuredOn: string | null;
  measuredPrecision: Precision;
  recordedAt: string;
  voidedAt: string | null;
}

/** A thing a family asks for, sealed as JSON: of the catalogue or in its own words, and how many. */
export interface WantedThingTable {
  id: Generated<number>;
  prisonerId: string;
  thingEncrypted: string;
  recordedAt: string;
  voidedAt: string | null;
}

/** A family's word that somebody was moved or released, until a coordinator decides. */
export interface MoveReportTable {
  id: Generated<number>;
  prisonerId: string;
  kind: "moved" | "released";
  placeEncrypted: string | null;
  sinceDate: string | null;
  sincePrecision: Precision;
  recordedAt: string;
  decidedAt: string | null;
  decision: "confirmed" | "declined" | null;
}

/** A complaint about a writer; while it is undecided that account claims nobody. */
export interface ReportTable {
  id: Generated<number>;
  prisonerId: string;
  correspondenceId: string | null;
  source: "family" | "coordinator";
  textEncrypted: string;
  recordedAt: string;
  decidedAt: string | null;
  decision: "no-harm" | "stopped" | "account-closed" | null;
}

/** A parcel, hand-delivery or packet: planned, under way or past, whoever sends it. */
export interface ParcelTable {
  id: string;
  prisonerId: string;
  /** Where it is to go, or went. */
  facilityId: string | null;
  stayId: number | null;
  kind: "parcel" | "delivery" | "packet";
  state: "planned" | "packed" | "sent" | "accepted" | "refused" | "returned" | "cancelled";
  who: "family" | "circle" | "volunteers" | "other-group";
  /** Null: nobody has said. */
  purpose: "family" | "warm" | "food" | "celebration" | null;
  /** Medicines under a medical opinion, books straight from a shop: they use no slot. */
  outsideCount: Flag;
  /** The day it should arrive. */
  plannedOn: string | null;
  packedOn: string | null;
  sentOn: string | null;
  /** The day it was accepted, refused or came back, as far as it is known. */
  endedOn: string | null;
  endedPrecision: Precision;
  estimatedGrams: number | null;
  weighedGrams: number | null;
  trackingEncrypted: string | null;
  /** A code of domain/parcels: why it was refused. */
  refusal: string | null;
  /** When that was recorded, or it was cancelled. */
  closedAt: string | null;
  /** Of a cancelled one, what it was, so that it can be taken up again. */
  stateBefore: "planned" | "packed" | "accepted" | "refused" | "returned" | null;
  /** The change of custody that cancelled it. */
  custodyChangeId: string | null;
  /** A code of domain/parcels: why it may not come as it is planned, when that was last asked. */
  conflict: string | null;
  /** 0: something that decides may have changed since. */
  judged: Generated<Flag>;
  recordedAt: string;
  changedAt: string;
  rowVersion: number;
}

/** One kind of thing in a parcel, of which some pieces are wanted. */
export interface ParcelItemTable {
  id: Generated<number>;
  parcelId: string;
  /** Of the catalogue; null for what was written freely. */
  code: string | null;
  /** What it is, or its size. */
  textEncrypted: string | null;
  wanted: number;
  /** Pieces that somebody brings: the sum of the pledges that stand. */
  pledged: number;
  /** Of one piece. */
  grams: number;
}

/** Why somebody no longer brings something, or packs. `done`: the parcel went its way. */
type PledgeEnd = "withdrawn" | "done" | "cancelled" | "moved" | "over" | "died" | "sanction";

/** Pieces of an item that one volunteer brings. */
export interface ItemPledgeTable {
  id: Generated<number>;
  itemId: number;
  prisonerId: string;
  personId: string;
  pieces: number;
  recordedAt: string;
  endedAt: string | null;
  endedReason: PledgeEnd | null;
  custodyChangeId: string | null;
}

/** The one who puts a parcel together and sends it. */
export interface ParcelPackerTable {
  id: Generated<number>;
  parcelId: string;
  prisonerId: string;
  personId: string;
  recordedAt: string;
  endedAt: string | null;
  endedReason: PledgeEnd | null;
  custodyChangeId: string | null;
}

/** A grade inside a colony and the day it holds from. */
export interface ConditionsChangeTable {
  id: Generated<number>;
  prisonerId: string;
  conditions: "ordinary" | "lightened" | "strict";
  since: string;
  recordedAt: string;
  voidedAt: string | null;
}

/** What the law counts of a person when it limits parcels, sealed as JSON; the newest that stands holds. */
export interface ParcelFactTable {
  id: Generated<number>;
  prisonerId: string;
  factEncrypted: string;
  recordedAt: string;
  voidedAt: string | null;
}

/** A move, release or death as the desk recorded it, with all that undoing it needs. */
export interface CustodyChangeTable {
  id: string;
  prisonerId: string;
  kind: "moved" | "released" | "exchanged" | "quashed" | "died";
  statusChangeId: number;
  /** The stay it began; null where the place stayed the same, and once it is undone. */
  stayId: number | null;
  endedStayId: number | null;
  /** The family's word it confirms. */
  moveReportId: number | null;
  /** The place is another one, so that letters on their way are at risk. */
  isElsewhere: Flag;
  /** What it touched at that moment. */
  letters: number;
  writers: number;
  recordedAt: string;
  undoneAt: string | null;
}

/** A correspondence that a release or death closed, and what it was before. */
export interface CustodyClosingTable {
  id: Generated<number>;
  custodyChangeId: string;
  correspondenceId: string;
  state: "held" | "active" | "paused";
}

/** A punishment cell; `until` unknown while nobody has said when it ended. */
export interface SanctionTable {
  id: Generated<number>;
  prisonerId: string;
  kind: "shizo" | "pkt" | "epkt" | "kartser";
  fromDate: string | null;
  fromPrecision: Precision;
  untilDate: string | null;
  untilPrecision: Precision;
  source: string;
  recordedAt: string;
  voidedAt: string | null;
}

/** Whom a person tells of a death: a writer or a relative, one of the two. */
export interface FarewellTable {
  id: Generated<number>;
  custodyChangeId: string;
  correspondenceId: string | null;
  familyLinkId: number | null;
  toldAt: string | null;
  /** A coordinator's own words to the writer. */
  noteEncrypted: string | null;
}

/** A volunteer who waits until somebody has an address. */
export interface LineEntryTable {
  id: Generated<number>;
  prisonerId: string;
  personId: string;
  recordedAt: string;
}

/** Somebody who leaves the choice of whom they write to to the house. */
export interface AssignmentWishTable {
  personId: string;
  /** How many more people they would take; 0: none now. */
  people: number;
  /** How they sign the letters; empty once nothing is wished for. */
  signature: string;
  askedAt: string;
  /** When a plan last gave them somebody. */
  requestedAt: string | null;
}

/** A plan for many people at once: whom those who leave the choice to the house should write to, or a winter's parcels. */
export interface PlanTable {
  id: string;
  kind: "balance" | "winter";
  /** Who asked for it; null once that account is gone. */
  personId: string | null;
  state: "queued" | "ready" | "applying" | "applied" | "undoing" | "undone" | "superseded" | "failed";
  /** The attempt that may write; random. */
  attempt: string | null;
  leaseUntil: string | null;
  attempts: number;
  /** SHA-256 of the problem that was solved, and which way of solving it this was. */
  inputHash: string | null;
  version: number;
  /** Before and after, as JSON of counts. */
  figures: string | null;
  createdAt: string;
  changedAt: string;
  /** When the first of its lines was applied; the requests of all of them count as made then. */
  appliedAt: string | null;
}

/** One correspondence that a plan proposes. */
export interface PlanLineTable {
  id: Generated<number>;
  planId: string;
  personId: string;
  prisonerId: string;
  /** The hold that came of it. */
  correspondenceId: string | null;
  channel: FacilityChannelTable["channel"];
  state: "proposed" | "chosen" | "left-out" | "applied" | "changed" | "undone" | "kept";
  /** Why it could not be applied, or not be undone. */
  reason: string | null;
  /** The key of the prisoner when this line was planned: the reason shown is made of it. */
  loadRank: number;
  eligibleVolunteers: number;
  lastLetterOn: string;
}

/** One parcel that a plan of a winter proposes. */
export interface ParcelPlanLineTable {
  id: Generated<number>;
  planId: string;
  prisonerId: string;
  purpose: "warm" | "food" | "celebration";
  arriveOn: string;
  sendBy: string;
  grams: number;
  /** Why that day. */
  why:
    | "family-day"
    | "fixed"
    | "before-the-cold"
    | "late-for-the-cold"
    | "birthday"
    | "new-year"
    | "first-allowed"
    | "rhythm";
  state: PlanLineTable["state"];
  /** Why it could not be applied, or not be undone. */
  reason: string | null;
  /** The entry that came of it. */
  parcelId: string | null;
}

/** One deed of the desk, in codes and counts; what was written stands nowhere in it. */
export interface AuditEntryTable {
  id: Generated<number>;
  /** Who did it; null once that account is gone. */
  personId: string | null;
  action: string;
  prisonerId: string | null;
  facilityId: string | null;
  /** The account it was done to. */
  subjectId: string | null;
  /** Codes and counts as JSON. */
  detail: string | null;
  recordedAt: string;
}

/** What somebody's plain facts were before and after a change, as JSON of the fields that changed. */
export interface PrisonerEditTable {
  id: Generated<number>;
  prisonerId: string;
  fieldsBefore: string;
  fieldsAfter: string;
  recordedAt: string;
  /** Shared by changes that were made as one. */
  batch: string | null;
  undoneAt: string | null;
}

/** What only the desk reads of somebody. */
export interface PrivateNoteTable {
  id: Generated<number>;
  prisonerId: string;
  textEncrypted: string;
  recordedAt: string;
  withdrawnAt: string | null;
}

/** A one-time link by which one trusted volunteer may write to somebody under 18; only its hash is kept. */
export interface WriterPermitTable {
  id: string;
  tokenHash: string;
  prisonerId: string;
  /** The volunteer who used it. */
  personId: string | null;
  createdAt: string;
  expiresAt: string;
  /** For whom it was made, in the coordinator's words. */
  noteEncrypted: string | null;
  usedAt: string | null;
  revokedAt: string | null;
}

/** A filter and an order of the table of prisoners under a name. */
export interface DeskViewTable {
  id: string;
  nameEncrypted: string;
  /** As it stands in the address. */
  query: string;
  createdAt: string;
  removedAt: string | null;
}

/** One deed done to many people at once. */
export interface BulkRunTable {
  id: string;
  /** `load`: the load another campaign told of, taken over from a file. */
  kind: "confirmation" | "target" | "cap" | "languages" | "load";
  /** What was to be done, as JSON of codes and figures. */
  change: string;
  startedAt: string;
  /** People chosen. */
  chosen: number;
  undoneAt: string | null;
}

/** What such a deed did to one person. */
export interface BulkEntryTable {
  id: Generated<number>;
  runId: string;
  prisonerId: string;
  result:
    | "waiting"
    | "done"
    | "same"
    | "nowhere"
    | "facility-open"
    | "target-above-cap"
    | "cap-below-target"
    | "merged"
    | "meanwhile";
  /** What stood there and what was written, as text; null unless done. */
  valueBefore: string | null;
  valueAfter: string | null;
  undoResult: "undone" | "changed-since" | null;
}

export interface ImportRunTable {
  id: Generated<number>;
  kind: Generated<"prisoners" | "pairs" | "letters">;
  list: string;
  startedAt: string;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  facilities: Generated<number>;
  /** Lines and codes of what was refused or is to be looked at, as JSON. */
  report: string | null;
  undoneAt: string | null;
}

/** A file that was uploaded and is not yet imported; gone a day later. */
export interface ImportDraftTable {
  id: string;
  personId: string;
  list: string;
  kind: "prisoners" | "pairs" | "letters";
  state: "open" | "applying" | "done";
  /** Null once the file was imported. */
  fileEncrypted: string | null;
  /** What the columns mean and who is who, as JSON. */
  choicesEncrypted: string | null;
  /** Counts of the plan that somebody saw and applied, as JSON. */
  shown: string | null;
  /** Why the last attempt wrote nothing. */
  failure: string | null;
  /** The attempt that may write; random. */
  attempt: string | null;
  leaseUntil: string | null;
  runId: number | null;
  createdAt: string;
  expiresAt: string;
}

/** One thing an import created or changed, by published facts alone. */
export interface ImportEntryTable {
  id: Generated<number>;
  runId: number;
  subject: "prisoner" | "facility" | "correspondence" | "letter";
  subjectId: string;
  /** The line of the file, 0 where no single line is meant. */
  line: number;
  /** The row's version as the import left it. */
  version: number;
  action: "created" | "changed";
  /** What the import replaced and what it wrote, as JSON; null for what it created. */
  before: string | null;
  after: string | null;
  /** What an undo did: `undone`, or the reason why it was left. */
  outcome: string | null;
}

/** Somebody who writes by an old spreadsheet, until an account goes on for them. */
export interface SheetWriterTable {
  id: string;
  /** Blind index of the name they have there, so that the same file again changes nothing. */
  labelIndex: string;
  createdAt: string;
  /** That name; forgotten once an account has taken everything over. */
  labelEncrypted: string | null;
}

/** A correspondence that came out of an old spreadsheet. */
export interface SheetPairTable {
  id: Generated<number>;
  correspondenceId: string;
  sheetWriterId: string;
  importRunId: number;
}

/** A one-time link by which a writer of an old spreadsheet goes on with an account; only its hash is kept. */
export interface TakeOverTable {
  id: string;
  sheetWriterId: string;
  tokenHash: string;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
}

/** A letter that came out of an old spreadsheet, and with which import. */
export interface SheetLetterTable {
  id: Generated<number>;
  letterId: number;
  importRunId: number;
}

export interface IdempotencyKeyTable {
  /** Digest of the form's key with person and purpose. */
  keyHash: string;
  result: string;
  createdAt: string;
}

export interface RateCounterTable {
  bucket: string;
  hits: number;
  windowEndsAt: string;
}

export interface JobLeaseTable {
  name: string;
  holder: string;
  until: string;
}

export interface JobRunTable {
  id: Generated<number>;
  name: string;
  startedAt: string;
  finishedAt: string | null;
  handled: number;
  failure: string | null;
}

export interface SettingTable {
  name: string;
  value: string;
}

export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>;
/** A row to be written; growing ids and defaults may be left out. */
export type NewRow<Table extends keyof Schema> = Insertable<Schema[Table]>;
/** Columns to be changed. */
export type RowChange<Table extends keyof Schema> = Updateable<Schema[Table]>;
