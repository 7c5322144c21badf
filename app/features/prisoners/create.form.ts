import * as v from "valibot";
import { partialDateOf } from "~/domain/dates/partial-date";
import { cleanName } from "~/domain/prisoners/names";
import { statuses } from "~/domain/prisoners/statuses";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";
import { personEntries, realBirth } from "./person.form";

/** Whose word there is on letters, if anybody's. */
export const consentAnswers = ["none", "presumed", "self", "relative", "lawyer", "refused"] as const;

const LIST_MOST = 60;
const text = v.optional(v.string(), "");
const short = (most: number) => v.pipe(text, v.transform(cleanName), v.maxLength(most, "person.text-long"));

/** Somebody new: the facts, where and how they are held, what they agreed to, and which list names them. */
export const createForm = v.pipe(
  v.object({
    ...personEntries,
    facility: text,
    status: oneOf(statuses, "move.choose-status"),
    sinceDay: text,
    sinceMonth: text,
    sinceYear: text,
    consent: oneOf(consentAnswers, "create.choose-consent"),
    list: short(LIST_MOST),
    listId: short(LIST_MOST),
    listUrl: v.pipe(
      text,
      v.trim(),
      v.check((url) => url === "" || /^https?:\/\/[^\s"<>]{3,2000}$/i.test(url), "create.not-a-link"),
    ),
    /** Namesakes that were shown and are somebody else. */
    others: text,
    key: formKey,
  }),
  realBirth(),
  v.forward(
    v.check((values) => sinceIn(values).ok, "day.not-a-date"),
    ["sinceDay"],
  ),
  v.forward(
    v.check(({ consent, list }) => consent !== "presumed" || list !== "", "create.which-list"),
    ["list"],
  ),
);

export function sinceIn({
  sinceDay,
  sinceMonth,
  sinceYear,
}: Record<"sinceDay" | "sinceMonth" | "sinceYear", string>) {
  return partialDateOf({ day: sinceDay, month: sinceMonth, year: sinceYear });
}
