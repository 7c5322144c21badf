import { data, redirect } from "@remix-run/node";
import { type FormErrors, formFailure } from "~/platform/forms/parse-form";
import { missing } from "~/platform/http/require.server";
import type { NotAllowed } from "./ask";
import type { StepProblem } from "./step-refused";

type Missing = { ok: false; reason: "not-found" };
type Result = { ok: true } | NotAllowed | Missing | { ok: false; reason: StepProblem };

/** The answer to a deed that has no fields: back to where it was done, or a page that says why it was not. */
export function answerDeed(result: Result, back: string) {
  if (result.ok) return redirect(back, 303);
  if (result.reason === "not-found") throw missing();
  if (isRule(result)) return data({ problem: null, refusal: result, back }, { status: 409 });
  return data({ problem: result.reason, refusal: null, back }, { status: 409 });
}

/**
 * The answer to a form: where it leads when it was done, otherwise the form again with what was typed. A rule of the
 * place stands above it, and so does what happened meanwhile.
 */
export function answerForm(result: Result, form: FormData, next: string) {
  if (result.ok) return redirect(next, 303);
  if (result.reason === "not-found") throw missing();
  const { typed } = formFailure(form, {});
  const errors: FormErrors = {};
  if (isRule(result)) return data({ errors, typed, refusal: result, problem: null }, { status: 422 });
  const status = result.reason === "future" || result.reason === "past" ? 422 : 409;
  return data({ errors, typed, refusal: null, problem: result.reason }, { status });
}

/** The answer to a form whose fields are not right. */
export function answerFields(failed: ReturnType<typeof formFailure>) {
  return data({ ...failed, refusal: null, problem: null }, { status: 422 });
}

/** The number in an address; one that is none leads to nothing. */
export function numberIn(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? "") ? Number(text) : 0;
}

function isRule(result: Result): result is NotAllowed {
  return "because" in result;
}
