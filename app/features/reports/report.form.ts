import * as v from "valibot";
import { cleanPrivateText } from "~/domain/family/private-text";
import { reportDecisions } from "~/domain/reports/decision";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";
import { signatureIn } from "./writer-choice";

/** Signs in a report at most; a line break is one. */
export const REPORT_MOST = 4000;

/** The answer of a family that does not know whose letter it was, and of a coordinator who cannot tell. */
export const UNSURE = "unsure";

const writer = v.pipe(
  v.optional(v.string(), ""),
  v.check((chosen) => chosen === UNSURE || signatureIn(chosen) !== null, "report.choose"),
);

const text = v.pipe(
  v.string(),
  v.transform(cleanPrivateText),
  v.minLength(1, "report.text-missing"),
  v.check((typed) => [...typed].length <= REPORT_MOST, "report.text-too-long"),
);

export const reportForm = v.pipe(
  v.object({ writer, text, stop: v.optional(v.string(), ""), key: formKey }),
  v.forward(
    v.partialCheck(
      [["writer"], ["stop"]],
      ({ writer: chosen, stop }) => stop !== "yes" || signatureIn(chosen) !== null,
      "report.choose-to-stop",
    ),
    ["writer"],
  ),
);

/** An account is closed only with the tick beside it: nobody opens it again. */
export const decisionForm = v.pipe(
  v.object({
    decision: oneOf(reportDecisions, "desk-report.choose"),
    writer: v.optional(v.string(), ""),
    sure: v.optional(v.string(), ""),
    key: formKey,
  }),
  v.forward(
    v.partialCheck(
      [["decision"], ["sure"]],
      ({ decision, sure }) => decision !== "account-closed" || sure === "yes",
      "desk-report.not-sure",
    ),
    ["sure"],
  ),
);
