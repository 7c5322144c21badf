const volunteers = "303 200 404 404 404 404";
const volunteersDone = "303 303 404 404 404 404";
const volunteersNot = "303 405 404 404 404 404";
const relatives = "303 404 200 404 404 404";
const relativesDone = "303 404 303 404 404 404";
const relativesNot = "303 404 405 404 404 404";
const desk = "303 404 404 404 200 200";
const deskNot = "303 404 404 404 405 405";
const deskDone = "303 404 404 404 303 303";
const key = "authz-authz-authz-authz";
const june = { onDay: "1", onMonth: "6", onYear: String(new Date().getFullYear() + 1) };
const reservation = { kind: "parcel", ...june, key };
const past = { kind: "parcel", who: "other-group", outcome: "accepted", onMonth: "2", onYear: "2026", key };
const sent = { when: "today", key };
const said = { rule: "parcels-a-year", stance: "changed", figure: "5", note: "по телефону", ...june, key };
const arrived = { when: "today", outcome: "accepted", key };

/** Parcels, a volunteer's, a relative's and the desk's: rows of the table in expected.ts. */
export const parcelRows = {
  "/parcels": { get: volunteers, post: volunteersNot },
  "/parcels/calendar": { get: volunteersNot, post: volunteers },
  "/parcels/:id": { get: volunteers, post: volunteersNot },
  "/parcels/:id/list": { get: volunteers, post: volunteersNot },
  "/parcels/:id/items/new": {
    get: volunteers,
    post: volunteersDone,
    form: { code: "socks-wool", text: "43", pieces: "2", key },
  },
  "/parcels/:id/items/:item/removal": { get: volunteersNot, post: volunteersDone },
  "/parcels/:id/items/:item/pledge": { get: volunteers, post: volunteersDone, form: { pieces: "1", key } },
  "/parcels/:id/items/:item/pledge/withdrawal": { get: volunteersNot, post: volunteersDone },
  "/parcels/:id/packer": { get: volunteersNot, post: volunteersDone },
  "/parcels/:id/packer/withdrawal": { get: volunteersNot, post: volunteersDone },
  "/parcels/:id/packing": { get: volunteers, post: volunteersDone, form: { kilos: "6.4" } },
  "/parcels/:id/packing/withdrawal": { get: volunteersNot, post: volunteersDone },
  "/parcels/:id/sending": { get: volunteers, post: volunteersDone, form: sent },
  "/parcels/:id/sending/withdrawal": { get: volunteersNot, post: volunteersDone },
  "/parcels/:id/outcome": { get: volunteers, post: volunteersDone, form: arrived },
  "/parcels/:id/outcome/withdrawal": { get: volunteersNot, post: volunteersDone },

  "/family/:prisonerId/things": {
    get: relatives,
    post: relativesDone,
    form: { code: "socks-wool", pieces: "2", key },
  },
  "/family/:prisonerId/things/:thing/removal": { get: relativesNot, post: relativesDone },
  "/family/:prisonerId/parcels": { get: relatives, post: relativesNot },
  "/family/:prisonerId/parcels/calendar": { get: relativesNot, post: relatives },
  "/family/:prisonerId/parcels/new": { get: relatives, post: relativesDone, form: reservation },
  "/family/:prisonerId/parcels/past": { get: relatives, post: relativesDone, form: past },
  "/family/:prisonerId/parcels/:parcel/day": { get: relatives, post: relativesDone, form: june },
  "/family/:prisonerId/parcels/:parcel/cancellation": { get: relativesNot, post: relativesDone },
  "/family/:prisonerId/parcels/:parcel/restoration": { get: relativesNot, post: relativesDone },
  "/family/:prisonerId/parcels/:parcel/sending": { get: relatives, post: relativesDone, form: sent },
  "/family/:prisonerId/parcels/:parcel/sending/withdrawal": { get: relativesNot, post: relativesDone },
  "/family/:prisonerId/parcels/:parcel/outcome": { get: relatives, post: relativesDone, form: arrived },
  "/family/:prisonerId/parcels/:parcel/outcome/withdrawal": { get: relativesNot, post: relativesDone },

  "/desk/parcels": { get: desk, post: deskNot },
  "/desk/parcels/plans/:id": { get: desk, post: deskNot },
  "/desk/parcels/plans/:id/application": {
    get: deskNot,
    post: deskDone,
    form: { first: "1", last: "2", reach: "page" },
  },
  "/desk/parcels/plans/:id/undo": { get: deskNot, post: deskDone },
  "/desk/parcels/plans": { get: deskNot, post: deskDone },
  "/desk/facilities/:id/parcel-overrides/new": { get: desk, post: deskDone, form: said },
  "/desk/prisoners/:id/parcel-overrides/new": { get: desk, post: deskDone, form: said },
  "/desk/prisoners/:id/parcel-facts": { get: desk, post: deskDone, form: { life: "yes", key } },
  "/desk/prisoners/:id/conditions": {
    get: desk,
    post: deskDone,
    form: { conditions: "lightened", ...june, key },
  },
  "/desk/prisoners/:id/conditions/:change/withdrawal": { get: deskNot, post: deskDone },
  "/desk/export/parcels": { get: desk, post: deskNot },
  "/desk/export/parcels/file": { get: deskNot, post: deskDone },
  "/desk/prisoners/:id/parcels": { get: desk, post: deskNot },
  "/desk/prisoners/:id/parcels/calendar": { get: deskNot, post: desk },
  "/desk/prisoners/:id/parcels/new": { get: desk, post: deskDone, form: { ...reservation, purpose: "food" } },
  "/desk/prisoners/:id/parcels/past": { get: desk, post: deskDone, form: past },
  "/desk/prisoners/:id/parcels/:parcel": { get: desk, post: deskNot },
  "/desk/prisoners/:id/parcels/:parcel/items/new": {
    get: desk,
    post: deskDone,
    form: { text: "Socks", pieces: "2", grams: "120", key },
  },
  "/desk/prisoners/:id/parcels/:parcel/items/:item/removal": { get: deskNot, post: deskDone },
  "/desk/prisoners/:id/parcels/:parcel/day": { get: desk, post: deskDone, form: june },
  "/desk/prisoners/:id/parcels/:parcel/cancellation": { get: deskNot, post: deskDone },
  "/desk/prisoners/:id/parcels/:parcel/restoration": { get: deskNot, post: deskDone },
  "/desk/prisoners/:id/parcels/:parcel/packing": { get: desk, post: deskDone, form: { kilos: "6.4" } },
  "/desk/prisoners/:id/parcels/:parcel/packing/withdrawal": { get: deskNot, post: deskDone },
  "/desk/prisoners/:id/parcels/:parcel/sending": { get: desk, post: deskDone, form: sent },
  "/desk/prisoners/:id/parcels/:parcel/sending/withdrawal": { get: deskNot, post: deskDone },
  "/desk/prisoners/:id/parcels/:parcel/outcome": { get: desk, post: deskDone, form: arrived },
  "/desk/prisoners/:id/parcels/:parcel/outcome/withdrawal": { get: deskNot, post: deskDone },
};
