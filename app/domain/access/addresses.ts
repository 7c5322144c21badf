import { parcelAddresses } from "./parcel-addresses";
import type { Role } from "./roles";

/** Who may use an address: everyone, everyone signed in, or the roles named. */
export type Audience = "everyone" | "signed-in" | readonly Role[];

export interface Address {
  audience: Audience;
  methods: readonly ("GET" | "POST")[];
  /** Exists only on a demo installation. */
  demoOnly?: true;
  /** There for staff who still have to set up their second factor; nothing else is. */
  whileEnrolling?: true;
  /** Its form is heard while the site is frozen. */
  whileFrozen?: true;
}

const page = ["GET"] as const;
const form = ["GET", "POST"] as const;
const deed = ["POST"] as const;
const volunteers: readonly Role[] = ["volunteer"];
const relatives: readonly Role[] = ["family"];
const staff: readonly Role[] = ["coordinator", "admin"];
const notStaff: readonly Role[] = ["volunteer", "family", "translator"];
const admins: readonly Role[] = ["admin"];

/**
 * The route registry: every address, who may use it and how. The build makes its routes out of this
 * record, so an address missing here does not exist, and one without a folder in `app/routes` does not build.
 */
export const addresses = {
  "/": { audience: "everyone", methods: page },
  "/about": { audience: "everyone", methods: page },
  "/safety": { audience: "everyone", methods: page },
  "/privacy": { audience: "everyone", methods: page },
  "/language": { audience: "everyone", methods: deed, whileEnrolling: true },
  "/join": { audience: "everyone", methods: page },
  "/join/languages": { audience: "everyone", methods: form },
  "/join/ways": { audience: "everyone", methods: form },
  "/join/place": { audience: "everyone", methods: form },
  "/join/people": { audience: "everyone", methods: form },
  "/join/account": { audience: "everyone", methods: form },
  "/join/done": { audience: "everyone", methods: page },
  "/sign-in": { audience: "everyone", methods: form, whileFrozen: true },
  "/sign-in/code": { audience: "everyone", methods: form, whileFrozen: true },
  "/sign-in/demo": { audience: "everyone", methods: deed, demoOnly: true, whileFrozen: true },
  "/recover": { audience: "everyone", methods: form },
  "/sign-out": { audience: "signed-in", methods: deed, whileEnrolling: true, whileFrozen: true },
  "/account": { audience: "signed-in", methods: page },
  "/account/writing": { audience: volunteers, methods: form },
  "/account/security": { audience: "signed-in", methods: form },
  "/account/recovery-code": { audience: "signed-in", methods: form },
  "/account/security/second-factor": { audience: "signed-in", methods: form, whileEnrolling: true },
  "/account/security/second-factor/replacement": { audience: "signed-in", methods: form },
  "/account/security/second-factor/removal": { audience: notStaff, methods: form },
  "/account/security/spare-codes": { audience: "signed-in", methods: form },
  "/account/sessions/:id/revocation": { audience: "signed-in", methods: deed },
  "/account/data": { audience: "signed-in", methods: page },
  "/account/data/copy": { audience: "signed-in", methods: form },
  "/account/data/file": { audience: "signed-in", methods: deed },
  "/account/deletion": { audience: "signed-in", methods: page },
  "/account/deletion/confirmation": { audience: "signed-in", methods: form },
  "/account/deleted": { audience: "everyone", methods: page },
  "/suggestions": { audience: volunteers, methods: page },
  "/suggestions/wish": { audience: volunteers, methods: form },
  "/suggestions/wish/withdrawal": { audience: volunteers, methods: deed },
  "/prisoners": { audience: volunteers, methods: page },
  "/prisoners/:id": { audience: ["volunteer", "coordinator", "admin"], methods: page },
  "/prisoners/:id/claim": { audience: volunteers, methods: form },
  "/prisoners/:id/wait": { audience: volunteers, methods: form },
  "/prisoners/:id/wait/withdrawal": { audience: volunteers, methods: deed },
  "/correspondence": { audience: volunteers, methods: page },
  "/correspondence/:id": { audience: volunteers, methods: page },
  "/correspondence/:id/letters/new": { audience: volunteers, methods: form },
  "/correspondence/:id/letters/:number/withdrawal": { audience: volunteers, methods: deed },
  "/correspondence/:id/letters/:number/return": { audience: volunteers, methods: form },
  "/correspondence/:id/letters/:number/return/withdrawal": { audience: volunteers, methods: deed },
  "/correspondence/:id/letters/:number/left": { audience: volunteers, methods: deed },
  "/correspondence/:id/letters/:number/left/withdrawal": { audience: volunteers, methods: deed },
  "/correspondence/:id/replies/new": { audience: volunteers, methods: form },
  "/correspondence/:id/replies/:reply/withdrawal": { audience: volunteers, methods: deed },
  "/correspondence/:id/pause": { audience: volunteers, methods: form },
  "/correspondence/:id/resume": { audience: volunteers, methods: deed },
  "/correspondence/:id/extension": { audience: volunteers, methods: deed },
  "/correspondence/:id/release": { audience: volunteers, methods: form },
  "/invitations/:token": { audience: "everyone", methods: form },
  "/colleagues/:token": { audience: "everyone", methods: form },
  "/take-over/:token": { audience: "everyone", methods: form },
  "/family": { audience: relatives, methods: page },
  "/family/:prisonerId": { audience: relatives, methods: page },
  "/family/:prisonerId/receipts/new": { audience: relatives, methods: form },
  "/family/:prisonerId/receipts/:receipt": { audience: relatives, methods: form },
  "/family/:prisonerId/receipts/:receipt/withdrawal": { audience: relatives, methods: deed },
  "/family/:prisonerId/needs": { audience: relatives, methods: form },
  "/family/:prisonerId/consent": { audience: relatives, methods: form },
  "/family/:prisonerId/moves/new": { audience: relatives, methods: form },
  "/family/:prisonerId/stop": { audience: relatives, methods: form },
  "/family/:prisonerId/report": { audience: relatives, methods: form },
  ...parcelAddresses,
  "/desk": { audience: staff, methods: page },
  "/desk/balance": { audience: staff, methods: page },
  "/desk/balance/plans": { audience: staff, methods: deed },
  "/desk/balance/plans/:id": { audience: staff, methods: page },
  "/desk/balance/plans/:id/application": { audience: staff, methods: deed },
  "/desk/balance/plans/:id/undo": { audience: staff, methods: deed },
  "/desk/balance/plans/:id/file": { audience: staff, methods: deed },
  "/desk/prisoners": { audience: staff, methods: page },
  "/desk/prisoners/:id/receipts/new": { audience: staff, methods: form },
  "/desk/prisoners/:id/receipts/:receipt": { audience: staff, methods: form },
  "/desk/prisoners/:id/receipts/:receipt/withdrawal": { audience: staff, methods: deed },
  "/desk/receipts": { audience: staff, methods: page },
  "/desk/receipts/lines/:line/match": { audience: staff, methods: deed },
  "/desk/receipts/lines/:line/match/withdrawal": { audience: staff, methods: deed },
  "/desk/prisoners/new": { audience: staff, methods: form },
  "/desk/prisoners/:id": { audience: staff, methods: page },
  "/desk/prisoners/:id/consent": { audience: staff, methods: form },
  "/desk/prisoners/:id/external-load": { audience: staff, methods: form },
  "/desk/prisoners/:id/external-load/removal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/notes/new": { audience: staff, methods: form },
  "/desk/prisoners/:id/notes/:note/withdrawal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/notes/:note/restoration": { audience: staff, methods: deed },
  "/desk/prisoners/:id/edit": { audience: staff, methods: form },
  "/desk/prisoners/:id/edits/:edit/withdrawal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/invitations/new": { audience: staff, methods: form },
  "/desk/invitations": { audience: staff, methods: page },
  "/desk/invitations/:id/revocation": { audience: staff, methods: deed },
  "/desk/prisoners/:id/replies/new": { audience: staff, methods: form },
  "/desk/replies": { audience: staff, methods: page },
  "/desk/replies/:reply/withdrawal": { audience: staff, methods: deed },
  "/desk/import": { audience: staff, methods: form },
  "/desk/import/:draft": { audience: staff, methods: page },
  "/desk/import/:draft/columns": { audience: staff, methods: form },
  "/desk/import/:draft/answers": { audience: staff, methods: deed },
  "/desk/import/:draft/words": { audience: staff, methods: deed },
  "/desk/import/:draft/run": { audience: staff, methods: form },
  "/desk/import/:draft/removal": { audience: staff, methods: deed },
  "/desk/import/runs/:id": { audience: staff, methods: page },
  "/desk/import/runs/:id/undo": { audience: staff, methods: deed },
  "/desk/take-overs": { audience: staff, methods: page },
  "/desk/take-overs/new": { audience: staff, methods: form },
  "/desk/take-overs/:id/revocation": { audience: staff, methods: deed },
  "/desk/pairs/:id/ending": { audience: staff, methods: deed },
  "/desk/pairs/:id/ending/withdrawal": { audience: staff, methods: deed },
  "/desk/moves": { audience: staff, methods: page },
  "/desk/moves/:id": { audience: staff, methods: form },
  "/desk/moves/:id/refusal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/merge": { audience: staff, methods: form },
  "/desk/prisoners/:id/merges/:merge/withdrawal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/overrides/new": { audience: staff, methods: form },
  "/desk/facilities/:id/overrides/new": { audience: staff, methods: form },
  "/desk/facilities/:id/merge": { audience: staff, methods: form },
  "/desk/facilities/:id/merges/:merge/withdrawal": { audience: staff, methods: deed },
  "/desk/overrides/:id/withdrawal": { audience: staff, methods: deed },
  "/desk/facilities": { audience: staff, methods: page },
  "/desk/facilities/new": { audience: staff, methods: form },
  "/desk/facilities/:id": { audience: staff, methods: page },
  "/desk/facilities/:id/edit": { audience: staff, methods: form },
  "/desk/facilities/:id/address": { audience: staff, methods: form },
  "/desk/facilities/:id/address/:address/withdrawal": { audience: staff, methods: deed },
  "/desk/facilities/:id/confirmation": { audience: staff, methods: deed },
  "/desk/facilities/:id/channels/new": { audience: staff, methods: form },
  "/desk/facilities/:id/channels/:channel": { audience: staff, methods: form },
  "/desk/prisoners/:id/move": { audience: staff, methods: form },
  "/desk/prisoners/:id/release": { audience: staff, methods: form },
  "/desk/prisoners/:id/death": { audience: staff, methods: form },
  "/desk/prisoners/:id/custody/:change": { audience: staff, methods: page },
  "/desk/prisoners/:id/custody/:change/withdrawal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/sanction": { audience: staff, methods: form },
  "/desk/prisoners/:id/sanctions/:sanction/end": { audience: staff, methods: form },
  "/desk/prisoners/:id/sanctions/:sanction/withdrawal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/confirmation": { audience: staff, methods: form },
  "/desk/prisoners/:id/confirmations/:confirmation/withdrawal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/farewells": { audience: staff, methods: page },
  "/desk/prisoners/:id/farewells/:farewell": { audience: staff, methods: form },
  "/desk/prisoners/:id/farewells/:farewell/told": { audience: staff, methods: deed },
  "/desk/prisoners/:id/farewells/:farewell/told/withdrawal": { audience: staff, methods: deed },
  "/desk/prisoners/:id/reports/new": { audience: staff, methods: form },
  "/desk/volunteers": { audience: staff, methods: page },
  "/desk/volunteers/:id": { audience: staff, methods: page },
  "/desk/volunteers/:id/trust": { audience: staff, methods: form },
  "/desk/volunteers/:id/trust/withdrawal": { audience: staff, methods: form },
  "/desk/volunteers/:id/capacity": { audience: staff, methods: form },
  "/desk/volunteers/:id/hand-over": { audience: staff, methods: form },
  "/desk/volunteers/:id/offboard": { audience: staff, methods: form },
  "/desk/volunteers/:id/offboard/withdrawal": { audience: staff, methods: deed },
  "/desk/correspondences/:id/hand-over": { audience: staff, methods: form },
  "/desk/successions": { audience: staff, methods: page },
  "/desk/successions/:id": { audience: staff, methods: form },
  "/desk/successions/:id/withdrawal": { audience: staff, methods: deed },
  "/desk/reports": { audience: staff, methods: page },
  "/desk/reports/:id": { audience: staff, methods: form },
  "/desk/prisoners/bulk/confirmation": { audience: staff, methods: form },
  "/desk/prisoners/bulk/target": { audience: staff, methods: form },
  "/desk/prisoners/bulk/cap": { audience: staff, methods: form },
  "/desk/prisoners/bulk/languages": { audience: staff, methods: form },
  "/desk/views": { audience: staff, methods: page },
  "/desk/views/new": { audience: staff, methods: form },
  "/desk/views/:id": { audience: staff, methods: form },
  "/desk/views/:id/removal": { audience: staff, methods: deed },
  "/desk/views/:id/restoration": { audience: staff, methods: deed },
  "/desk/keys": { audience: staff, methods: deed },
  "/desk/bulk": { audience: staff, methods: page },
  "/desk/bulk/:id": { audience: staff, methods: page },
  "/desk/bulk/:id/undo": { audience: staff, methods: deed },
  "/desk/bulk/:id/continuation": { audience: staff, methods: deed },
  "/desk/export": { audience: staff, methods: page },
  "/desk/export/prisoners": { audience: staff, methods: page },
  "/desk/export/prisoners/file": { audience: staff, methods: deed },
  "/desk/export/load": { audience: staff, methods: page },
  "/desk/export/load/file": { audience: staff, methods: deed },
  "/admin": { audience: admins, methods: page },
  "/admin/people": { audience: admins, methods: page },
  "/admin/people/:id": { audience: admins, methods: page },
  "/admin/people/:id/role": { audience: admins, methods: form },
  "/admin/people/:id/lock": { audience: admins, methods: deed },
  "/admin/people/:id/offboard": { audience: admins, methods: deed },
  "/admin/people/:id/opening": { audience: admins, methods: deed },
  "/admin/invitations": { audience: admins, methods: page },
  "/admin/invitations/new": { audience: admins, methods: form },
  "/admin/invitations/:id/revocation": { audience: admins, methods: deed },
  "/admin/audit": { audience: admins, methods: page },
  "/admin/audit/file": { audience: admins, methods: form },
  "/admin/sessions/revocation": { audience: admins, methods: form },
  "/admin/freeze": { audience: admins, methods: form },
  "/admin/freeze/withdrawal": { audience: admins, methods: form, whileFrozen: true },
} as const satisfies Record<string, Address>;

export type AddressPattern = keyof typeof addresses;

/** Every address, those that name a part before those that take any: `/desk/prisoners/new` before `/desk/prisoners/:id`. */
export const mostNamedFirst: readonly AddressPattern[] = (Object.keys(addresses) as AddressPattern[])
  .map((pattern) => ({
    pattern,
    key: pattern
      .replace(/[^/:]+/g, "")
      .replaceAll("/:", "2")
      .replaceAll("/", "1"),
  }))
  .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  .map(({ pattern }) => pattern);

/** The folder in `app/routes` that answers an address: `/prisoners/:id/claim` → `prisoners.$id.claim`. */
export function routeFolder(pattern: string): string {
  return pattern === "/" ? "_index" : pattern.slice(1).replaceAll("/", ".").replaceAll(":", "$");
}

/** Whether somebody of this role (null: not signed in) belongs to an audience. */
export function admits(audience: Audience, role: Role | null): boolean {
  if (audience === "everyone") return true;
  if (role === null) return false;
  return audience === "signed-in" || audience.includes(role);
}
