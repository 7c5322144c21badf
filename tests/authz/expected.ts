import { adminExpected } from "./expected-admin";
import { balanceExpected } from "./expected-balance";
import { custodyExpected } from "./expected-custody";
import { parcelRows } from "./expected-parcels";
import { placeRows } from "./expected-places";
import { storyRows } from "./expected-story";
import { expectedOfTable } from "./expected-table";
import { volunteersExpected } from "./expected-volunteers";

/**
 * Who gets what at which address, written by hand from the address table of the product: nothing here is read from
 * the code it judges. A row is one method; its words are, in this order, the answers to
 *
 *     visitor  volunteer  family  translator  coordinator  admin
 *
 * HEAD answers as GET does; PUT, PATCH and DELETE are 405 for everybody everywhere, because no page sends them.
 * A visitor is sent to sign in (303). A role that does not belong there finds nothing (404), not even "forbidden".
 */
export const columns = ["visitor", "volunteer", "family", "translator", "coordinator", "admin"] as const;
export type Column = (typeof columns)[number];

export interface Expectation {
  get: string;
  post: string;
  /** What the form sends; empty where it is left out. */
  form?: Readonly<Record<string, string>>;
}

const everybody = "200 200 200 200 200 200";
const nobody = "404 404 404 404 404 404";
const noSuchDeed = "405 405 405 405 405 405";
const visitorsOnly = "200 303 303 303 303 303";
const ledElsewhere = "303 303 303 303 303 303";
const volunteers = "303 200 404 404 404 404";
const volunteersDone = "303 303 404 404 404 404";
const volunteersNot = "303 405 404 404 404 404";
const signedIn = "303 200 200 200 200 200";
const signedInDone = "303 303 303 303 303 303";
const signedInNot = "303 405 405 405 405 405";
const relatives = "303 404 200 404 404 404";
const relativesDone = "303 404 303 404 404 404";
const relativesNot = "303 404 405 404 404 404";
const desk = "303 404 404 404 200 200";
const deskNot = "303 404 404 404 405 405";
const deskDone = "303 404 404 404 303 303";

const key = "authz-authz-authz-authz";
const key43 = `${key}${key}`.slice(0, 43);

export const expected: Readonly<Record<string, Expectation>> = {
  // Everybody reads how it works.
  "/": { get: everybody, post: noSuchDeed },
  "/about": { get: everybody, post: noSuchDeed },
  "/safety": { get: everybody, post: noSuchDeed },
  "/privacy": { get: everybody, post: noSuchDeed },
  "/language": { get: noSuchDeed, post: ledElsewhere, form: { language: "en" } },

  // Joining is for those who have no account; a later question leads back to the first one left open.
  "/join": { get: visitorsOnly, post: noSuchDeed },
  "/join/languages": { get: visitorsOnly, post: "422 303 303 303 303 303" },
  "/join/ways": { get: ledElsewhere, post: ledElsewhere },
  "/join/place": { get: ledElsewhere, post: ledElsewhere },
  "/join/people": { get: ledElsewhere, post: ledElsewhere },
  "/join/account": { get: ledElsewhere, post: ledElsewhere },
  "/join/done": { get: ledElsewhere, post: noSuchDeed },
  "/sign-in": { get: visitorsOnly, post: "422 303 303 303 303 303" },
  "/sign-in/code": { get: ledElsewhere, post: ledElsewhere },
  "/sign-in/demo": { get: nobody, post: nobody, form: { person: "demo-admin" } },
  "/recover": { get: everybody, post: "422 422 422 422 422 422" },

  // One's own account.
  "/sign-out": { get: signedInNot, post: signedInDone },
  "/account": { get: signedIn, post: signedInNot },
  "/account/writing": { get: volunteers, post: "303 422 404 404 404 404" },
  "/account/security": { get: signedIn, post: "303 422 422 422 422 422" },
  "/account/recovery-code": { get: signedIn, post: "303 422 422 422 422 422" },
  // Staff have a second factor, the others none: who has nothing to set up or to change is led back.
  "/account/security/second-factor": { get: "303 200 200 200 303 303", post: "303 422 422 422 303 303" },
  "/account/security/second-factor/replacement": {
    get: "303 303 303 303 200 200",
    post: "303 303 303 303 422 422",
  },
  "/account/security/second-factor/removal": {
    get: "303 303 303 303 404 404",
    post: "303 303 303 303 404 404",
  },
  "/account/security/spare-codes": { get: "303 303 303 303 200 200", post: "303 303 303 303 422 422" },
  "/account/sessions/:id/revocation": { get: signedInNot, post: signedInDone },
  // Without the password nobody takes a copy, and a refused file leads back to its page; nobody is deleted here.
  "/account/data": { get: signedIn, post: signedInNot },
  "/account/data/copy": { get: signedIn, post: "303 422 422 422 422 422" },
  "/account/data/file": { get: signedInNot, post: signedInDone },
  "/account/deletion": { get: signedIn, post: signedInNot },
  "/account/deletion/confirmation": { get: signedIn, post: "303 422 422 422 422 422" },
  "/account/deleted": { get: everybody, post: noSuchDeed },

  // Volunteers choose whom to write to; the desk may look at a prisoner too.
  "/suggestions": { get: volunteers, post: volunteersNot },
  "/suggestions/wish": { get: volunteers, post: volunteersDone, form: { people: "1", signature: "Anna" } },
  "/suggestions/wish/withdrawal": { get: volunteersNot, post: volunteersDone },
  "/prisoners": { get: volunteers, post: volunteersNot },
  "/prisoners/:id": { get: "303 200 404 404 200 200", post: "303 405 404 404 405 405" },
  "/prisoners/:id/claim": {
    get: volunteers,
    post: volunteersDone,
    form: { signature: "Anna", channel: "post", key },
  },

  // Volunteers and their own correspondences.
  "/correspondence": { get: volunteers, post: volunteersNot },
  "/correspondence/:id": { get: volunteers, post: volunteersNot },
  "/correspondence/:id/letters/new": {
    get: volunteers,
    post: volunteersDone,
    form: { when: "yesterday", key },
  },
  "/correspondence/:id/letters/:number/withdrawal": { get: volunteersNot, post: volunteersDone },
  "/correspondence/:id/letters/:number/return": {
    get: volunteers,
    post: volunteersDone,
    form: { kind: "returned", when: "today", key },
  },
  "/correspondence/:id/letters/:number/return/withdrawal": { get: volunteersNot, post: volunteersDone },
  "/correspondence/:id/replies/new": { get: volunteers, post: volunteersDone, form: { when: "today", key } },
  "/correspondence/:id/replies/:reply/withdrawal": { get: volunteersNot, post: volunteersDone },
  "/correspondence/:id/pause": { get: volunteers, post: volunteersDone, form: { weeks: "4" } },
  "/correspondence/:id/resume": { get: volunteersNot, post: volunteersDone },
  "/correspondence/:id/extension": { get: volunteersNot, post: volunteersDone },
  "/correspondence/:id/release": { get: volunteers, post: volunteersDone },

  // Whoever has a link that works sees it; a visitor who did not open it first is led to it.
  "/invitations/:token": { get: everybody, post: ledElsewhere },
  // A volunteer who writes to everybody meant already has nothing to take over; the link goes on working.
  "/take-over/:token": { get: everybody, post: "303 409 303 303 303 303", form: { key } },

  // Relatives and those they follow.
  "/family": { get: relatives, post: relativesNot },
  "/family/:prisonerId": { get: relatives, post: relativesNot },
  "/family/:prisonerId/receipts/new": { get: relatives, post: relativesDone, form: { letters: "2", key } },
  "/family/:prisonerId/receipts/:receipt": {
    get: relatives,
    post: relativesDone,
    form: { letters: "2", key },
  },
  "/family/:prisonerId/receipts/:receipt/withdrawal": { get: relativesNot, post: relativesDone },
  "/family/:prisonerId/needs": { get: relatives, post: relativesDone, form: { diet: "soup", key } },
  "/family/:prisonerId/consent": {
    get: relatives,
    post: relativesDone,
    form: { parcels: "given", givenBy: "relative", key },
  },
  "/family/:prisonerId/moves/new": { get: relatives, post: relativesDone, form: { kind: "moved", key } },
  "/family/:prisonerId/report": {
    get: relatives,
    post: relativesDone,
    form: { writer: "unsure", text: "Something", key },
  },
  "/family/:prisonerId/stop": {
    get: relatives,
    post: relativesDone,
    form: { what: "all", sure: "yes", key },
  },

  // The desk.
  "/desk": { get: desk, post: deskNot },
  "/desk/prisoners/:id/receipts/new": { get: desk, post: deskDone, form: { letters: "2", key } },
  // Two who correct the same receipt: the second is told so.
  "/desk/prisoners/:id/receipts/:receipt": {
    get: desk,
    post: "303 404 404 404 303 409",
    form: { letters: "2", key },
  },
  "/desk/prisoners/:id/receipts/:receipt/withdrawal": { get: deskNot, post: deskDone },
  "/desk/receipts": { get: desk, post: deskNot },
  "/desk/receipts/lines/:line/match": { get: deskNot, post: deskDone, form: { aside: "yes" } },
  "/desk/receipts/lines/:line/match/withdrawal": { get: deskNot, post: deskDone },
  "/desk/prisoners/:id/replies/new": {
    get: desk,
    post: "303 404 404 404 303 303",
    form: { writer: "unknown", place: "relay", when: "today", key },
  },
  "/desk/replies": { get: desk, post: deskNot },
  "/desk/replies/:reply/withdrawal": { get: deskNot, post: "303 404 404 404 303 303" },
  "/desk/import": { get: desk, post: "303 404 404 404 422 422" },
  "/desk/import/load": { get: desk, post: "303 404 404 404 422 422" },
  // The staged file's columns are known, so both may look at its plan; nothing runs without what was seen.
  "/desk/import/:draft": { get: desk, post: deskNot },
  "/desk/import/:draft/columns": { get: desk, post: "303 404 404 404 422 422" },
  "/desk/import/:draft/answers": { get: deskNot, post: deskDone },
  "/desk/import/:draft/words": { get: deskNot, post: deskDone },
  "/desk/import/:draft/run": { get: "303 404 404 404 303 303", post: deskDone },
  "/desk/import/:draft/removal": { get: deskNot, post: deskDone },
  "/desk/import/runs/:id": { get: desk, post: deskNot },
  "/desk/import/runs/:id/undo": { get: deskNot, post: deskDone },
  "/desk/take-overs": { get: desk, post: deskNot },
  "/desk/take-overs/new": { get: desk, post: "303 404 404 404 200 409", form: { key } },
  "/desk/take-overs/:id/revocation": { get: deskNot, post: deskDone },
  "/desk/pairs/:id/ending": { get: deskNot, post: deskDone },
  "/desk/pairs/:id/ending/withdrawal": { get: deskNot, post: deskDone },
  "/desk/moves": { get: desk, post: deskNot },
  "/desk/moves/:id": { get: desk, post: "303 404 404 404 303 409", form: { status: "in-transit", key } },
  "/desk/moves/:id/refusal": { get: deskNot, post: "303 404 404 404 303 303" },
  ...balanceExpected,
  ...custodyExpected,
  ...volunteersExpected,
  ...placeRows,
  ...parcelRows,
  "/desk/prisoners": { get: desk, post: deskNot },
  "/desk/prisoners/:id": { get: desk, post: deskNot },
  ...storyRows,
  "/desk/prisoners/:id/invitations/new": {
    get: desk,
    post: deskDone,
    form: { note: "his mother", key: key43 },
  },
  "/desk/invitations": { get: desk, post: deskNot },
  "/desk/invitations/:id/revocation": { get: deskNot, post: deskDone },

  ...expectedOfTable,

  // Machines ask how it is; nothing else is there.
  "/healthz": { get: everybody, post: nobody },
  "/readyz": { get: everybody, post: nobody },
  "/nothing-of-this-name": { get: nobody, post: nobody },

  // Last, for its last form freezes the site.
  ...adminExpected,
};

/** Addresses of this table that no route answers: the server itself does, or nothing. */
export const withoutRoute: readonly string[] = ["/healthz", "/readyz", "/nothing-of-this-name"];
