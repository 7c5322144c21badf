import { data } from "@remix-run/node";
import type { Proof } from "~/features/account/prove.server";
import { type FormErrors, formFailure } from "~/platform/forms/parse-form";

/** The answer to a form whose sender did not prove who they are: what was typed stands, the password does not. */
export function refusedProof(sent: FormData, refused: Exclude<Proof, { ok: true }>) {
  const isWrong = refused.reason === "wrong";
  const errors: FormErrors = isWrong ? { password: "security.current.wrong" } : {};
  const { typed } = formFailure(sent, {}, { secrets: ["password"] });
  return data(
    { own: null, errors, typed, minutes: isWrong ? null : refused.minutes },
    { status: isWrong ? 422 : 429 },
  );
}
