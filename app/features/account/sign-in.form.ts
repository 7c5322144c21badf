import * as v from "valibot";
import { knownPasswordField, newPasswordField, passwordProblem, signInNameField } from "./password.form";

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
    password: newPasswordField,
  }),
  v.forward(
    v.partialCheck(
      [["name"], ["password"]],
      ({ name, password }) => passwordProblem(password, [name]) === null,
      "password.own-words",
    ),
    ["password"],
  ),
);

export const passwordForm = v.object({ current: knownPasswordField, password: newPasswordField });

export const renewCodeForm = v.object({ key: v.optional(v.string(), ""), current: knownPasswordField });
