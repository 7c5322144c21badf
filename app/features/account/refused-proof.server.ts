import { data } from "@remix-run/node";
import { type FormErrors, formFailure, type Typed } from "~/platform/forms/parse-form";
import type { Proof } from "./prove.server";

/** The answer to a form whose sender did not prove who they are: what was typed stands, the password does not. */
export function refusedProof(form: FormData, refused: Exclude<Proof, { ok: true }>) {
  const isWrong = refused.reason === "wrong";
  const errors: FormErrors = isWrong ? { password: "prove.wrong" } : {};
  const { typed } = formFailure(form, {}, { secrets: ["password"] });
  const answer: { errors: FormErrors; typed: Typed; minutes: number | null } = {
    errors,
    typed,
    minutes: isWrong ? null : refused.minutes,
  };
  return data(answer, { status: isWrong ? 422 : 429 });
}
