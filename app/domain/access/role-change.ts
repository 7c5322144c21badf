import type { Role } from "./roles";

/** What somebody may be made: relatives come by an invitation alone, for it says whom they follow. */
export const givenRoles = ["volunteer", "translator", "coordinator", "admin"] as const;
export type GivenRole = (typeof givenRoles)[number];

/** What hangs on an account whose role is to change. */
export interface RoleFacts {
  role: Role;
  closed: boolean;
  /** Correspondences held, active or paused. */
  writesTo: number;
  /** Prisoners followed as a relative. */
  follows: number;
  /** They answered the questions of joining once, so that somebody can be suggested to them. */
  hasAnswers: boolean;
  /** Open accounts of admins beside this one. */
  otherAdmins: number;
}

export type RoleVerdict =
  | { ok: true }
  | { ok: false; reason: "same" | "closed" | "last-admin" | "no-answers" }
  | { ok: false; reason: "writes" | "follows"; count: number };

/**
 * Whether an account may become `to`. Nobody takes correspondences or relatives along into a role that cannot see
 * them, and the last admin stays one.
 */
export function decideRoleChange(facts: RoleFacts, to: GivenRole): RoleVerdict {
  if (facts.closed) return { ok: false, reason: "closed" };
  if (facts.role === to) return { ok: false, reason: "same" };
  if (isLastAdmin(facts)) return { ok: false, reason: "last-admin" };
  if (facts.writesTo > 0) return { ok: false, reason: "writes", count: facts.writesTo };
  if (facts.follows > 0) return { ok: false, reason: "follows", count: facts.follows };
  if (to === "volunteer" && !facts.hasAnswers) return { ok: false, reason: "no-answers" };
  return { ok: true };
}

/** Whether nobody else could open this account again. */
export function isLastAdmin({ role, otherAdmins }: Pick<RoleFacts, "role" | "otherAdmins">): boolean {
  return role === "admin" && otherAdmins === 0;
}
