import * as v from "valibot";

const lineId = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));

/** The most lines a page of a plan shows. */
export const LINES_A_PAGE = 100;

/** The lines of one page of a plan, which of them are ticked, and whether the other pages are taken as they are. */
export const applicationForm = v.object({
  first: lineId,
  last: lineId,
  take: v.pipe(v.array(lineId), v.maxLength(LINES_A_PAGE)),
  reach: v.fallback(v.picklist(["page", "all"]), "page"),
});

/** What was decided, as {@link applicationForm} read it. */
export function choiceOf({ first, last, take, reach }: v.InferOutput<typeof applicationForm>) {
  return { first, last, ticked: take, elsewhere: reach === "all" };
}
