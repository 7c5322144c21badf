import { type AddressPattern, addresses } from "~/domain/access/addresses";
import { accountDataVisits } from "./account-data-visits";
import { accountVisits } from "./account-visits";
import { adminVisits } from "./admin-visits";
import { balanceVisits } from "./balance-visits";
import { custodyVisits, seeFarewell } from "./custody-visits";
import { deskParcelVisits } from "./desk-parcel-visits";
import { familyVisits } from "./family-visits";
import { importVisits } from "./import-visits";
import { invitationVisits } from "./invitation-visits";
import { joinVisits } from "./join-visits";
import { arrested, lineVisits, listWaited, withoutAddress } from "./line-visits";
import { mergeVisits } from "./merge-visits";
import { parcelVisits } from "./parcel-visits";
import { placeVisits } from "./place-visits";
import { receiptVisits } from "./receipt-visits";
import { reportVisits, suggestToReported } from "./report-visits";
import {
  claimTaken,
  extendTwice,
  failDate,
  failDay,
  failToChangeWriting,
  failToClaim,
  failToSignIn,
  makeToldMove,
  openFollowed,
  openOwn,
  openSuggested,
  type Stop,
  seeAnyone,
  seeDeskReplies,
  seeReplyForm,
  seeToldMove,
  submitPast,
} from "./steps";
import { storyVisits } from "./story-visits";
import { tableVisits } from "./table-visits";
import { takeOverVisits } from "./take-over-visits";
import type { Visit } from "./visit";
import { volunteerVisits } from "./volunteer-visits";
import { winterVisits } from "./winter-visits";

export type { Onlooker, Visit } from "./visit";

/** Addresses that answer a GET, so that show a page. */
export type PagePattern = {
  [Pattern in AddressPattern]: "GET" extends (typeof addresses)[Pattern]["methods"][number] ? Pattern : never;
}[AddressPattern];

/** The same as a list, read from the registry itself. */
export const pagePatterns = Object.entries(addresses)
  .filter(([, { methods }]) => methods.some((method) => method === "GET"))
  .map(([pattern]) => pattern);

const to =
  (address: string) =>
  ({ page }: Stop) =>
    page.goto(address);

/** How to see every page of the registry; a page without a visit does not compile. */
export const visits: Record<PagePattern, readonly Visit[]> = {
  ...accountVisits,
  ...joinVisits,
  ...invitationVisits,
  ...takeOverVisits,
  ...accountDataVisits,
  ...adminVisits,
  ...balanceVisits,
  ...parcelVisits,
  ...deskParcelVisits,
  ...winterVisits,

  "/": [
    { state: "empty", bare: true, go: to("/") },
    { state: "full", go: to("/") },
    { state: "full", as: "busy", what: "volunteer", go: to("/") },
    { state: "full", as: "relative", what: "relative", go: to("/") },
    { state: "full", as: "coordinator", what: "coordinator", go: to("/") },
  ],
  "/about": [{ state: "full", go: to("/about") }],
  "/safety": [{ state: "full", go: to("/safety") }],
  "/privacy": [{ state: "full", go: to("/privacy") }],

  "/sign-in": [
    { state: "empty", go: to("/sign-in") },
    { state: "full", what: "session ended", go: to("/sign-in?ended=1") },
    { state: "failing", go: failToSignIn },
  ],
  "/recover": [
    { state: "empty", go: to("/recover") },
    { state: "failing", go: ({ page }) => page.goto("/recover").then(() => submitPast(page)) },
  ],

  "/account/writing": [
    { state: "full", as: "busy", go: to("/account/writing?saved=1") },
    { state: "failing", as: "busy", go: failToChangeWriting },
  ],
  "/account/security": [
    { state: "full", as: "busy", go: to("/account/security") },
    { state: "full", as: "coordinator", what: "second factor", go: to("/account/security") },
    {
      state: "failing",
      as: "busy",
      go: ({ page }) => page.goto("/account/security").then(() => submitPast(page)),
    },
  ],
  "/account/recovery-code": [
    { state: "full", as: "busy", go: to("/account/recovery-code") },
    {
      state: "failing",
      as: "busy",
      go: ({ page }) => page.goto("/account/recovery-code").then(() => submitPast(page)),
    },
  ],

  "/suggestions": [
    { state: "empty", as: "newcomer", bare: true, go: to("/suggestions") },
    { state: "full", as: "newcomer", go: to("/suggestions") },
    { state: "empty", as: "stranger", what: "resting", go: suggestToReported },
  ],
  "/prisoners": [
    { state: "empty", as: "newcomer", bare: true, go: to("/prisoners") },
    { state: "empty", as: "newcomer", what: "none found", go: to("/prisoners?search=нетникого") },
    { state: "full", as: "newcomer", go: to("/prisoners") },
    ...withoutAddress,
  ],
  "/prisoners/:id": [
    { state: "full", as: "newcomer", go: (stop) => openSuggested(stop) },
    { state: "full", as: "coordinator", what: "coordinator", go: seeAnyone },
    ...arrested,
  ],
  "/prisoners/:id/claim": [
    { state: "empty", as: "newcomer", go: (stop) => openSuggested(stop, "/claim") },
    { state: "failing", as: "newcomer", go: failToClaim },
    { state: "failing", as: "newcomer", what: "taken meanwhile", go: claimTaken },
  ],
  "/correspondence": [
    { state: "empty", as: "newcomer", go: to("/correspondence") },
    { state: "full", as: "busy", go: to("/correspondence") },
    { state: "full", as: "newcomer", what: "waiting in line", go: listWaited },
  ],
  "/correspondence/:id": [
    { state: "empty", as: "busy", what: "nothing written", go: (stop) => openOwn(stop, "now") },
    { state: "full", as: "busy", go: (stop) => openOwn(stop, "answered") },
    { state: "full", as: "busy", what: "waiting", go: (stop) => openOwn(stop, "waiting") },
    { state: "full", as: "busy", what: "over", go: (stop) => openOwn(stop, "finished") },
    { state: "failing", as: "stranger", what: "extended already", go: extendTwice },
    { state: "full", as: "stranger", what: "closed for now", go: (stop) => seeFarewell(stop, false) },
    { state: "full", as: "stranger", what: "a word left", go: (stop) => seeFarewell(stop, true) },
  ],
  "/correspondence/:id/letters/new": [
    { state: "empty", as: "busy", go: (stop) => openOwn(stop, "answered", "/letters/new") },
    { state: "failing", as: "busy", go: (stop) => failDay(stop, "/letters/new") },
  ],
  "/correspondence/:id/letters/:number/return": [
    { state: "empty", as: "busy", go: (stop) => openOwn(stop, "answered", "/letters/2/return") },
    { state: "failing", as: "busy", go: (stop) => failDay(stop, "/letters/2/return") },
  ],
  "/correspondence/:id/replies/new": [
    { state: "empty", as: "busy", go: (stop) => openOwn(stop, "answered", "/replies/new") },
    { state: "failing", as: "busy", go: (stop) => failDay(stop, "/replies/new") },
  ],
  "/correspondence/:id/pause": [
    { state: "empty", as: "busy", go: (stop) => openOwn(stop, "answered", "/pause") },
    {
      state: "failing",
      as: "busy",
      go: (stop) => openOwn(stop, "answered", "/pause").then(() => submitPast(stop.page)),
    },
  ],
  "/correspondence/:id/release": [
    { state: "full", as: "busy", go: (stop) => openOwn(stop, "answered", "/release") },
  ],

  ...custodyVisits,
  ...familyVisits,
  ...importVisits,
  ...receiptVisits,
  ...reportVisits,
  ...tableVisits,
  ...lineVisits,
  ...placeVisits,
  ...volunteerVisits,
  ...storyVisits,
  ...mergeVisits,
  "/family/:prisonerId/moves/new": [
    { state: "empty", as: "relative", go: (stop) => openFollowed(stop, "/moves/new") },
    {
      state: "failing",
      as: "relative",
      go: (stop) => openFollowed(stop, "/moves/new").then(() => failDate(stop, "since")),
    },
  ],

  "/desk": [
    { state: "empty", as: "coordinator", bare: true, go: to("/desk") },
    { state: "full", as: "coordinator", go: to("/desk") },
    { state: "full", as: "admin", what: "admin", go: to("/desk") },
  ],
  "/desk/prisoners/:id/replies/new": [
    { state: "empty", as: "coordinator", go: seeReplyForm },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seeReplyForm(stop).then(() => submitPast(stop.page)),
    },
  ],
  "/desk/replies": [
    { state: "empty", as: "coordinator", bare: true, go: to("/desk/replies") },
    { state: "full", as: "coordinator", go: seeDeskReplies },
  ],
  "/desk/moves": [
    { state: "empty", as: "coordinator", bare: true, go: to("/desk/moves") },
    {
      state: "full",
      as: "coordinator",
      go: (stop) => makeToldMove(stop, "moved").then(() => stop.page.goto("/desk/moves")),
    },
  ],
  "/desk/moves/:id": [
    { state: "full", as: "coordinator", go: (stop) => seeToldMove(stop, "moved") },
    { state: "full", as: "coordinator", what: "released", go: (stop) => seeToldMove(stop, "released") },
    {
      state: "failing",
      as: "coordinator",
      go: (stop) => seeToldMove(stop, "moved").then(() => failDate(stop, "since")),
    },
  ],
  "/desk/prisoners": [
    { state: "empty", as: "coordinator", bare: true, go: to("/desk/prisoners") },
    { state: "empty", as: "coordinator", what: "none found", go: to("/desk/prisoners?q=нетникого") },
    { state: "full", as: "coordinator", go: to("/desk/prisoners") },
  ],
};
