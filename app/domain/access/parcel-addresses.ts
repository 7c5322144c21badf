import type { Address } from "./addresses";
import type { Role } from "./roles";

const page = ["GET"] as const;
const form = ["GET", "POST"] as const;
const deed = ["POST"] as const;
const volunteers: readonly Role[] = ["volunteer"];
const relatives: readonly Role[] = ["family"];
const staff: readonly Role[] = ["coordinator", "admin"];

/** The addresses of parcels, which are a part of the registry. */
export const parcelAddresses = {
  "/parcels": { audience: volunteers, methods: page },
  "/parcels/calendar": { audience: volunteers, methods: deed },
  "/parcels/:id": { audience: volunteers, methods: page },
  "/parcels/:id/list": { audience: volunteers, methods: page },
  "/parcels/:id/items/new": { audience: volunteers, methods: form },
  "/parcels/:id/items/:item/removal": { audience: volunteers, methods: deed },
  "/parcels/:id/items/:item/pledge": { audience: volunteers, methods: form },
  "/parcels/:id/items/:item/pledge/withdrawal": { audience: volunteers, methods: deed },
  "/parcels/:id/packer": { audience: volunteers, methods: deed },
  "/parcels/:id/packer/withdrawal": { audience: volunteers, methods: deed },
  "/parcels/:id/packing": { audience: volunteers, methods: form },
  "/parcels/:id/packing/withdrawal": { audience: volunteers, methods: deed },
  "/parcels/:id/sending": { audience: volunteers, methods: form },
  "/parcels/:id/sending/withdrawal": { audience: volunteers, methods: deed },
  "/parcels/:id/outcome": { audience: volunteers, methods: form },
  "/parcels/:id/outcome/withdrawal": { audience: volunteers, methods: deed },
  "/family/:prisonerId/parcels": { audience: relatives, methods: page },
  "/family/:prisonerId/parcels/calendar": { audience: relatives, methods: deed },
  "/family/:prisonerId/parcels/new": { audience: relatives, methods: form },
  "/family/:prisonerId/parcels/past": { audience: relatives, methods: form },
  "/family/:prisonerId/parcels/:parcel/day": { audience: relatives, methods: form },
  "/family/:prisonerId/parcels/:parcel/cancellation": { audience: relatives, methods: deed },
  "/family/:prisonerId/parcels/:parcel/restoration": { audience: relatives, methods: deed },
  "/family/:prisonerId/parcels/:parcel/sending": { audience: relatives, methods: form },
  "/family/:prisonerId/parcels/:parcel/sending/withdrawal": { audience: relatives, methods: deed },
  "/family/:prisonerId/parcels/:parcel/outcome": { audience: relatives, methods: form },
  "/family/:prisonerId/parcels/:parcel/outcome/withdrawal": { audience: relatives, methods: deed },
  "/desk/parcels": { audience: staff, methods: page },
  "/desk/parcels/plans": { audience: staff, methods: deed },
  "/desk/parcels/plans/:id": { audience: staff, methods: page },
  "/desk/parcels/plans/:id/application": { audience: staff, methods: deed },
  "/desk/parcels/plans/:id/undo": { audience: staff, methods: deed },
  "/desk/facilities/:id/parcel-overrides/new": { audience: staff, methods: form },
  "/desk/prisoners/:id/parcel-overrides/new": { audience: staff, methods: form },
  "/desk/prisoners/:id/parcel-facts": { audience: staff, methods: form },
  "/desk/prisoners/:id/conditions": { audience: staff, methods: form },
  "/desk/prisoners/:id/conditions/:change/withdrawal": { audience: staff, methods: deed },
  "/desk/export/parcels": { audience: staff, methods: page },
  "/desk/export/parcels/file": { audience: staff, methods: deed },
  "/desk/prisoners/:id/parcels": { audience: staff, methods: page },
  "/desk/prisoners/:id/parcels/calendar": { audience: staff, methods: deed },
  "/desk/prisoners/:id/parcels/new": { audience: staff, methods: form },
  "/desk/prisoners/:id/parcels/past": { audience: staff, methods: form },
  "/desk/prisoners/:id/parcels/:parcel": { audience: staff, methods: page },
  "/desk/prisoners/:id/parcels/:parcel/items/new": { audience: staff, methods: form },
  "/desk/prisoners/:id/parcels/:parcel/items/:item/removal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/parcels/:parcel/day": { audience: staff, methods: form },
  "/desk/prisoners/:id/parcels/:parcel/cancellation": { audience: staff, methods: deed },
  "/desk/prisoners/:id/parcels/:parcel/restoration": { audience: staff, methods: deed },
  "/desk/prisoners/:id/parcels/:parcel/packing": { audience: staff, methods: form },
  "/desk/prisoners/:id/parcels/:parcel/packing/withdrawal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/parcels/:parcel/sending": { audience: staff, methods: form },
  "/desk/prisoners/:id/parcels/:parcel/sending/withdrawal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/parcels/:parcel/outcome": { audience: staff, methods: form },
  "/desk/prisoners/:id/parcels/:parcel/outcome/withdrawal": { audience: staff, methods: deed },
} as const satisfies Record<string, Address>;
