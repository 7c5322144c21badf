import * as v from "valibot";
import { emailField, newPasswordField, passwordProblem } from "./password.form";

/** A box that must be ticked; a browser leaves an empty one out, react-hook-form says false. */
const ticked = (message: string) => v.pipe(v.optional(v.unknown(), ""), v.literal("yes", message));

const generatedEntries = {
  kind: v.literal("generated"),
  writtenDown: ticked("join.account.written-down.missing"),
};
const emailEntries = { kind: v.literal("email"), email: emailField, password: newPasswordField };
const adult = { adult: ticked("join.account.adult.missing") };

const keepsOwnWordsOut = ({ email, password }: { email: string; password: string }) =>
  passwordProblem(password, [email]) === null;

const byEmail = v.pipe(
  v.object({ ...emailEntries, ...adult }),
  v.forward(v.partialCheck([["email"], ["password"]], keepsOwnWordsOut, "password.own-words"), ["password"]),
);

const relativeByEmail = v.pipe(
  v.object(emailEntries),
  v.forward(v.partialCheck([["email"], ["password"]], keepsOwnWordsOut, "password.own-words"), ["password"]),
);

/** The last page of joining: a generated name, or e-mail and password. */
export const accountForm = v.variant(
  "kind",
  [v.object({ ...generatedEntries, ...adult }), byEmail],
  "join.account.kind.missing",
);

/** The same for a relative, who need not be of age. */
export const relativeAccountForm = v.variant(
  "kind",
  [v.object(generatedEntries), relativeByEmail],
  "join.account.kind.missing",
);

export type AccountChoice = v.InferOutput<typeof accountForm>;
export type RelativeAccountChoice = v.InferOutput<typeof relativeAccountForm>;
