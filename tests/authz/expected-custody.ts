import type { Expectation } from "./expected";

const desk = "303 404 404 404 200 200";
const deskNot = "303 404 404 404 405 405";
const volunteersDeed = "303 303 404 404 404 404";
const volunteersNot = "303 405 404 404 404 404";
const key = "authz-authz-authz-authz";

/** What happens to a prisoner: shown before it is done, so that the first answer to a form changes nothing. */
export const custodyExpected: Readonly<Record<string, Expectation>> = {
  "/desk/prisoners/:id/move": {
    get: desk,
    post: "303 404 404 404 200 200",
    form: { status: "in-transit", by: "family", key },
  },
  "/desk/prisoners/:id/release": {
    get: desk,
    post: "303 404 404 404 200 200",
    form: { kind: "released", by: "family", key },
  },
  "/desk/prisoners/:id/death": {
    get: desk,
    post: "303 404 404 404 200 200",
    form: { by: "family", key },
  },
  "/desk/prisoners/:id/custody/:change": { get: desk, post: deskNot },
  "/desk/prisoners/:id/custody/:change/withdrawal": { get: deskNot, post: "303 404 404 404 303 303" },
  "/desk/prisoners/:id/sanction": {
    get: desk,
    post: "303 404 404 404 303 422",
    form: { kind: "shizo", by: "family", sinceDay: "1", sinceMonth: "2", sinceYear: "2026", key },
  },
  "/desk/prisoners/:id/sanctions/:sanction/end": {
    get: desk,
    post: "303 404 404 404 303 303",
    form: { untilDay: "8", untilMonth: "1", untilYear: "2026", key },
  },
  "/desk/prisoners/:id/sanctions/:sanction/withdrawal": { get: deskNot, post: "303 404 404 404 303 303" },
  "/desk/prisoners/:id/confirmation": {
    get: desk,
    post: "303 404 404 404 409 409",
    form: { when: "today", by: "family", key },
  },
  "/desk/prisoners/:id/confirmations/:confirmation/withdrawal": {
    get: deskNot,
    post: "303 404 404 404 303 303",
  },
  "/desk/prisoners/:id/farewells": { get: desk, post: deskNot },
  "/desk/prisoners/:id/farewells/:farewell": {
    get: desk,
    post: "303 404 404 404 303 303",
    form: { note: "Мне очень жаль" },
  },
  "/desk/prisoners/:id/farewells/:farewell/told": { get: deskNot, post: "303 404 404 404 303 303" },
  "/desk/prisoners/:id/farewells/:farewell/told/withdrawal": {
    get: deskNot,
    post: "303 404 404 404 303 303",
  },
  // Volunteers who wait for an address.
  "/prisoners/:id/wait": { get: "303 200 404 404 404 404", post: volunteersDeed },
  "/prisoners/:id/wait/withdrawal": { get: volunteersNot, post: volunteersDeed },
  // A writer whose letter a move may have lost.
  "/correspondence/:id/letters/:number/left": { get: volunteersNot, post: volunteersDeed },
  "/correspondence/:id/letters/:number/left/withdrawal": { get: volunteersNot, post: volunteersDeed },
};
