import * as v from "valibot";
import {
  judgePassword,
  PASSWORD_LEAST,
  PASSWORD_LEAST_WITH_CODE,
  PASSWORD_MOST,
  type PasswordVerdict,
} from "~/domain/access/passwords";
import { normaliseEmail } from "~/domain/access/sign-in";
import type { PlainKey } from "~/i18n/message-keys";

type Refusal = Extract<PasswordVerdict, { ok: false }>["reason"];

const refusals: Record<Refusal, PlainKey> = {
  "too-short": "password.too-short",
  "too-long": "password.too-long",
  repeats: "password.repeats",
  common: "password.common",
  "own-words": "password.own-words",
};

/** What is wrong with a new password, as a message key; null when nothing is. */
export function passwordProblem(
  password: string,
  own: readonly string[] = [],
  least = PASSWORD_LEAST,
): PlainKey | null {
  const verdict = judgePassword(password, own, least);
  return verdict.ok ? null : refusals[verdict.reason];
}

/** A password to be chosen. Whether it holds its owner's name is checked where the name is known. */
export const newPasswordField = choiceOf(PASSWORD_LEAST);

/** The same where the account may have a second factor; whether it has is known only past what proves it. */
export const recoveredPasswordField = choiceOf(PASSWORD_LEAST_WITH_CODE);

function choiceOf(least: number) {
  return v.pipe(
    v.optional(v.string(), ""),
    v.check(
      (password) => passwordProblem(password, [], least) === null,
      ({ input }) => passwordProblem(input, [], least) ?? "field.missing",
    ),
  );
}

/** A password that exists already: only sent on, never judged. */
export const knownPasswordField = v.pipe(
  v.optional(v.string(), ""),
  v.nonEmpty("password.missing"),
  v.maxLength(PASSWORD_MOST * 2, "password.too-long"),
);

/** A name or e-mail as typed to sign in. */
export const signInNameField = v.pipe(
  v.optional(v.string(), ""),
  v.trim(),
  v.nonEmpty("sign-in.name.missing"),
  v.maxLength(254, "email.malformed"),
);

/** An e-mail in the spelling it is stored in. RFC 5321 allows 254 characters. */
export const emailField = v.pipe(
  v.optional(v.string(), ""),
  v.transform(normaliseEmail),
  v.nonEmpty("email.missing"),
  v.maxLength(254, "email.malformed"),
  v.regex(/^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;.]{2,}$/u, "email.malformed"),
);
