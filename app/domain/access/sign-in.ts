import type { Role } from "./roles";

export type SignInName = { kind: "name"; name: string } | { kind: "email"; email: string };

/**
 * What was typed into the one field for a name or an e-mail, in the form it is looked up by: an e-mail lower-cased
 * and composed, a generated name with its hyphens also where spaces or dashes were typed.
 */
export function readSignInName(typed: string): SignInName {
  const text = typed.normalize("NFC").trim().toLowerCase();
  if (text.includes("@")) return { kind: "email", email: normaliseEmail(text) };
  return { kind: "name", name: text.replace(/[\s\p{Pd}_]+/gu, "-") };
}

/** The one spelling of an e-mail under which its account is found. */
export function normaliseEmail(email: string): string {
  return email.normalize("NFC").trim().toLowerCase();
}

/** What comes after a right password: an account with a second factor is not in before its code. */
export function stepAfterPassword(account: { hasTotp: boolean }): "enter" | "code" {
  return account.hasTotp ? "code" : "enter";
}

/** The page a person works on first. */
export function landingPage(role: Role, hasCorrespondence: boolean): string {
  if (role === "coordinator" || role === "admin") return "/desk";
  if (role === "volunteer") return hasCorrespondence ? "/correspondence" : "/suggestions";
  return role === "family" ? "/family" : "/account";
}
