import * as v from "valibot";
import { PASSWORD_LEAST_WITH_CODE } from "~/domain/access/passwords";
import {
  knownPasswordField,
  passwordProblem,
  recoveredPasswordField,
  signInNameField,
} from "./password.form";

export const signInForm = v.object({ name: signInNameField, password: knownPasswordField });

export const recoverForm = v.pipe(
  v.object({
    key: v.optional(v.string(), ""),
    name: signInNameField,
    code: v.pipe(
      v.optional(v.string(), ""),
      v.nonEmpty("recover.code.missing"),
      v.maxLength(100, "recover.wrong"),
    ),
    password: recoveredPasswordField,
  }),
  v.forward(
    v.partialCheck(
      [["name"], ["password"]],
      ({ name, password }) => passwordProblem(password, [name], PASSWORD_LEAST_WITH_CODE) === null,
      "password.own-words",
    ),
    ["password"],
  ),
);

/** How long the new one has to be depends on the account, so it is judged past the current one. */
export const passwordForm = v.object({ current: knownPasswordField, password: knownPasswordField });

export const renewCodeForm = v.object({ key: v.optional(v.string(), ""), current: knownPasswordField });
