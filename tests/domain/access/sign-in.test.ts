import { expect, test } from "vitest";
import { roles } from "~/domain/access/roles";
import { landingPage, readSignInName, stepAfterPassword } from "~/domain/access/sign-in";

test.each([
  ["  Anna@Example.ORG ", { kind: "email", email: "anna@example.org" }],
  ["demo-volunteer", { kind: "name", name: "demo-volunteer" }],
  ["Quiet  maple 482", { kind: "name", name: "quiet-maple-482" }],
  ["", { kind: "name", name: "" }],
])("%j is read", (typed, read) => {
  expect(readSignInName(typed)).toEqual(read);
});

test("an account with a second factor is not in before its code", () => {
  expect(stepAfterPassword({ hasTotp: true })).toBe("code");
  expect(stepAfterPassword({ hasTotp: false })).toBe("enter");
});

test("everybody lands where they work", () => {
  expect(Object.fromEntries(roles.map((role) => [role, landingPage(role, false)]))).toEqual({
    volunteer: "/suggestions",
    family: "/family",
    translator: "/account",
    coordinator: "/desk",
    admin: "/desk",
  });
  expect(landingPage("volunteer", true)).toBe("/correspondence");
});
