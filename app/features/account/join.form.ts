import * as v from "valibot";
import { emailField, newPasswordField, passwordProblem } from "./password.form";

/** A box that must be ticked; a browser leaves an empty one out, react-hook-form says false. */
const ticked = (message: string) => v.pipe(v.optional(v.unknown(), ""), v.literal("yes", message));

const generated = v.object({
  kind: v.literal("generated"),
  writtenDown: ticked("join.account.written-down.missing"),
  adult: ticked("join.account.adult.missing"),
});

const byEmail = v.pipe(
  v.object({
    kind: v.literal("email"),
    email: emailField,
    password: newPasswordField,
    adult: ticked("join.account.adult.missing"),
  }),
  v.forward(
    v.partialCheck(
      [["email"], ["password"]],
      ({ email, password }) => passwordProblem(password, [email]) === null,
      "password.own-words",
    ),
    ["password"],
  ),
);

/** The last page of joining: a generated name, or e-mail and password. */
export const accountForm = v.variant("kind", [generated, byEmail], "join.account.kind.missing");

export type AccountChoice = v.InferOutput<typeof accountForm>;
