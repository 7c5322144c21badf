import { data, redirect } from "@remix-run/node";
import type { PlainKey } from "~/i18n/message-keys";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";
import type { Enrolment } from "./enrol.server";
import { offerCookie, offerSecondFactor, type ShownOffer } from "./second-factor-offer.server";
import { codeCookie } from "./shown-code.server";

/** What a refused form of setting up or replacing leaves on the page: the same secret while it may be confirmed. */
export interface RefusedEnrolment {
  errors: FormErrors;
  minutes: number | null;
  offer: ShownOffer;
}

type Refusal = Extract<Enrolment, { ok: false }>["reason"];

const errorsOf: Record<Exclude<Refusal, "wait" | "settled">, Record<string, PlainKey>> = {
  wrong: { current: "security.current.wrong" },
  "wrong-code": { code: "code.wrong" },
  "wrong-first": { first: "second-factor.first.wrong" },
  late: { form: "second-factor.late" },
};

/** The answer to a form of setting up or replacing: on to the spare codes, or the page again. */
export function enrolmentAnswer(context: RequestContext, typed: Typed, outcome: Enrolment) {
  if (outcome.ok) {
    const shown = codeCookie(context, "spare", outcome.spareCodes.join(" "));
    const headers = cookieHeaders(outcome.cookie, shown, offerCookie(context, ""));
    return redirect("/account/security/spare-codes?enrolled=1", { status: 303, headers });
  }
  if (outcome.reason === "settled") return redirect("/account/security", 303);
  const isWait = outcome.reason === "wait";
  const errors = outcome.reason === "wait" ? {} : errorsOf[outcome.reason];
  const minutes = outcome.reason === "wait" ? outcome.minutes : null;
  return refusedEnrolment(context, typed, { errors, minutes, status: isWait ? 429 : 422 });
}

export async function refusedEnrolment(
  context: RequestContext,
  typed: Typed,
  { errors, minutes, status }: { errors: FormErrors; minutes: number | null; status: number },
) {
  const offer = await offerSecondFactor(context, typedText(typed, "sealed"));
  const headers = cookieHeaders(offerCookie(context, offer.sealed));
  return data<RefusedEnrolment>({ errors, minutes, offer }, { status, headers });
}
