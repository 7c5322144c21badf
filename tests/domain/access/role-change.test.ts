import { expect, test } from "vitest";
import { decideRoleChange, givenRoles, isLastAdmin, type RoleFacts } from "~/domain/access/role-change";

const volunteer: RoleFacts = {
  role: "volunteer",
  closed: false,
  writesTo: 0,
  follows: 0,
  hasAnswers: true,
  otherAdmins: 0,
};

test("a volunteer who writes to nobody may become anything else", () => {
  const verdicts = givenRoles.map((to) => decideRoleChange(volunteer, to));
  expect(verdicts).toEqual([{ ok: false, reason: "same" }, { ok: true }, { ok: true }, { ok: true }]);
});

test.each([
  ["a closed account", { closed: true }, { reason: "closed" }],
  ["who writes to one", { writesTo: 1 }, { reason: "writes", count: 1 }],
  ["who follows two as a relative", { role: "family", follows: 2 }, { reason: "follows", count: 2 }],
] as const)("%s keeps its role", (_, facts, refusal) => {
  expect(decideRoleChange({ ...volunteer, ...facts }, "coordinator")).toEqual({ ok: false, ...refusal });
});

test("only who answered the questions once becomes a volunteer", () => {
  const coordinator: RoleFacts = { ...volunteer, role: "coordinator", hasAnswers: false };
  expect(decideRoleChange(coordinator, "volunteer")).toEqual({ ok: false, reason: "no-answers" });
  expect(decideRoleChange({ ...coordinator, hasAnswers: true }, "volunteer")).toEqual({ ok: true });
});

test("the last admin stays one", () => {
  const admin: RoleFacts = { ...volunteer, role: "admin" };
  expect(isLastAdmin(admin)).toBe(true);
  expect(decideRoleChange(admin, "coordinator")).toEqual({ ok: false, reason: "last-admin" });
  expect(decideRoleChange({ ...admin, otherAdmins: 1 }, "coordinator")).toEqual({ ok: true });
});
