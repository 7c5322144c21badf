const desk = "303 404 404 404 200 200";
const deskNot = "303 404 404 404 405 405";
const deskDone = "303 404 404 404 303 303";
const key = "authz-authz-authz-authz";
const override = { rule: "pages", stance: "changed", note: "Three pages", key };

/** Facilities on the desk, and two records of one person made one: rows of the table in expected.ts. */
export const placeRows = {
  // Of two who merge the same pair the second is told so.
  "/desk/prisoners/:id/merge": {
    get: desk,
    post: "303 404 404 404 303 409",
    form: { with: "authz-other-record", keptVersion: "2", lostVersion: "2", key },
  },
  "/desk/prisoners/:id/merges/:merge/withdrawal": { get: deskNot, post: deskDone },
  "/desk/facilities": { get: desk, post: deskNot },
  // A second facility of one name in one region is refused.
  "/desk/facilities/new": {
    get: desk,
    post: "303 404 404 404 303 422",
    form: { name: "ИК-1", kind: "ik", region: "Область", climateZone: "cold", source: "call", key },
  },
  "/desk/facilities/:id": { get: desk, post: deskNot },
  // Whoever saves second from the same page is shown both versions.
  "/desk/facilities/:id/edit": {
    get: desk,
    post: "303 404 404 404 303 409",
    form: { name: "ИК-2", kind: "ik", region: "Область", climateZone: "cold", version: "1", key },
  },
  "/desk/facilities/:id/address": {
    get: desk,
    post: "303 404 404 404 303 409",
    form: { step: "save", address: "Street", source: "call", version: "1", key, ...aDay("from") },
  },
  "/desk/facilities/:id/address/:address/withdrawal": { get: deskNot, post: "303 404 404 404 303 409" },
  "/desk/facilities/:id/overrides/new": {
    get: desk,
    post: deskDone,
    form: { ...override, ...aDay("since") },
  },
  "/desk/prisoners/:id/overrides/new": { get: desk, post: deskDone, form: { ...override, ...aDay("since") } },
  "/desk/overrides/:id/withdrawal": { get: deskNot, post: deskDone },
  // Of two who merge the same pair the second is told so.
  "/desk/facilities/:id/merge": {
    get: desk,
    post: "303 404 404 404 303 409",
    form: { with: "authz-other-place", keptVersion: "1", lostVersion: "1", key },
  },
  "/desk/facilities/:id/merges/:merge/withdrawal": { get: deskNot, post: deskDone },
  "/desk/facilities/:id/confirmation": { get: deskNot, post: deskDone },
  "/desk/facilities/:id/channels/new": {
    get: desk,
    post: "303 404 404 404 303 409",
    form: { channel: "post", source: "call", version: "1", key },
  },
  "/desk/facilities/:id/channels/:channel": {
    get: desk,
    post: "303 404 404 404 303 409",
    form: { source: "call", version: "1", key, ...aDay("until") },
  },
};

function aDay(name: string): Record<string, string> {
  return { [`${name}Day`]: "1", [`${name}Month`]: "11", [`${name}Year`]: "2026" };
}
