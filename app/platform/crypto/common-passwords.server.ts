import { guessForms } from "~/domain/access/passwords";
import list from "./common-passwords.json" with { type: "json" };

const common: ReadonlySet<string> = new Set(list.words.split(" "));

/** Whether a password is one of the 12,000 most used, capitals, separators and what hangs on either end aside. */
export function isCommonPassword(password: string): boolean {
  return guessForms(password).some((form) => common.has(form));
}
