import { expect, test } from "vitest";
import { invitationEnd, invitationState } from "~/domain/family/invitation";

const made = "2026-11-20T12:00:00.000Z";
const expiresAt = "2026-12-04T12:00:00.000Z";
const fresh = { usedAt: null, revokedAt: null, expiresAt };

test("lasts 14 days", () => {
  expect(invitationEnd(made)).toBe(expiresAt);
});

test.each([
  [fresh, made, "open"],
  [fresh, "2026-12-04T11:59:59.999Z", "open"],
  [fresh, expiresAt, "expired"],
  [{ ...fresh, usedAt: made }, expiresAt, "used"],
  [{ ...fresh, revokedAt: made }, made, "revoked"],
  [{ ...fresh, usedAt: made, revokedAt: made }, made, "revoked"],
] as const)("%o at %s is %s", (invitation, now, state) => {
  expect(invitationState(invitation, now)).toBe(state);
});
