import type { Expectation } from "./expected";

const desk = "303 404 404 404 200 200";
const deskNot = "303 404 404 404 405 405";
const deskDone = "303 404 404 404 303 303";
const key = "authz-authz-authz-authz";

/** Volunteers, by a short name, and reports about them; a second coordinator with the same word is told so, or led to what was done. */
export const volunteersExpected: Readonly<Record<string, Expectation>> = {
  "/desk/volunteers": { get: desk, post: deskNot },
  "/desk/volunteers/:id": { get: desk, post: deskNot },
  "/desk/volunteers/:id/trust": {
    get: desk,
    post: "303 404 404 404 303 409",
    form: { reason: "met", key },
  },
  "/desk/volunteers/:id/trust/withdrawal": {
    get: desk,
    post: "303 404 404 404 303 409",
    form: { reason: "mistake", key },
  },
  "/desk/volunteers/:id/capacity": { get: desk, post: deskDone, form: { from: "30", to: "31" } },
  "/desk/volunteers/:id/hand-over": {
    get: desk,
    post: "303 404 404 404 422 422",
    form: { note: "Chess", key },
  },
  "/desk/volunteers/:id/offboard": {
    get: desk,
    post: deskDone,
    form: { reason: "asked", sure: "yes", key },
  },
  "/desk/volunteers/:id/offboard/withdrawal": { get: deskNot, post: deskDone },
  "/desk/correspondences/:id/hand-over": {
    get: desk,
    post: "303 404 404 404 422 422",
    form: { note: "Chess", key },
  },
  "/desk/successions": { get: desk, post: deskNot },
  "/desk/successions/:id": {
    get: desk,
    post: "303 404 404 404 303 409",
    form: { note: "Chess", version: "1" },
  },
  "/desk/successions/:id/withdrawal": { get: deskNot, post: "303 404 404 404 303 409" },
  "/desk/prisoners/:id/reports/new": {
    get: desk,
    post: "303 404 404 404 303 303",
    form: { writer: "unsure", text: "Something", key },
  },
  "/desk/reports": { get: desk, post: deskNot },
  "/desk/reports/:id": { get: desk, post: "303 404 404 404 303 409", form: { decision: "no-harm", key } },
};
