import { PASSWORD_LEAST, PASSWORD_LEAST_WITH_CODE } from "~/domain/access/passwords";
import type { PlainKey } from "~/i18n/message-keys";
import { isCommonPassword } from "~/platform/crypto/common-passwords.server";
import { passwordProblem } from "./password.form";

/**
 * What is wrong with a password to be chosen, as a message key; null when nothing is. Asks the list of common ones
 * besides, which no browser is sent. With a second factor a shorter one is enough.
 */
export function choiceProblem(
  password: string,
  own: readonly string[],
  { hasSecondFactor = false } = {},
): PlainKey | null {
  const least = hasSecondFactor ? PASSWORD_LEAST_WITH_CODE : PASSWORD_LEAST;
  const problem = passwordProblem(password, own, least);
  if (problem === "password.too-short" && hasSecondFactor) return "second-factor.password-too-short";
  return problem ?? (isCommonPassword(password) ? "password.common" : null);
}
