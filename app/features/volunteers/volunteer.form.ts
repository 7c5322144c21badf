import * as v from "valibot";
import { distrustReasons, offboardReasons, trustReasons } from "~/domain/desk/volunteer-reasons";
import { cleanPrivateText, PRIVATE_TEXT_MOST } from "~/domain/family/private-text";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";

/** How many people a coordinator may let somebody write to at most. */
export const CAPACITY_MOST = 50;

export const trustForm = v.object({ reason: oneOf(trustReasons, "volunteer.reason-missing"), key: formKey });
export const distrustForm = v.object({
  reason: oneOf(distrustReasons, "volunteer.reason-missing"),
  key: formKey,
});

const people = v.pipe(
  v.optional(v.string(), ""),
  v.trim(),
  v.regex(/^\d{1,3}$/, "volunteer.capacity.number"),
  v.transform(Number),
  v.minValue(1, "volunteer.capacity.number"),
  v.maxValue(CAPACITY_MOST, "volunteer.capacity.number"),
);

/** `from` is what the page showed. */
export const capacityForm = v.object({
  to: people,
  from: v.pipe(v.string(), v.regex(/^\d{1,6}$/, "field.form-key"), v.transform(Number)),
});

const note = v.pipe(
  v.optional(v.string(), ""),
  v.transform(cleanPrivateText),
  v.check((typed) => [...typed].length <= PRIVATE_TEXT_MOST, "hand-over.note-too-long"),
);

/** Which correspondence, and the day of its last letter as the page showed it; nothing while there was none. */
const choice = v.pipe(
  v.string(),
  v.regex(/^[\w-]{1,64}~(\d{4}-\d{2}-\d{2})?$/, "hand-over.choose"),
  v.transform((text) => {
    const [id = "", day = ""] = text.split("~");
    return { id, lastLetterOn: day === "" ? null : day };
  }),
);

export const handOverForm = v.object({
  chosen: v.pipe(v.array(choice, "hand-over.choose"), v.minLength(1, "hand-over.choose")),
  note,
  key: formKey,
});

/** How a correspondence stands in the form of a hand-over. */
export function choiceOf({ id, lastLetterOn }: { id: string; lastLetterOn: string | null }): string {
  return `${id}~${lastLetterOn ?? ""}`;
}

/** What somebody who stops writing leaves to the next. */
export const releaseForm = v.object({ note });

export const noteForm = v.object({
  note,
  version: v.pipe(v.string(), v.regex(/^\d{1,9}$/, "field.form-key"), v.transform(Number)),
});

/** `sure` comes from the second step, which says what will happen. */
export const offboardForm = v.object({
  reason: oneOf(offboardReasons, "volunteer.reason-missing"),
  note,
  sure: v.optional(v.string(), ""),
  key: formKey,
});
