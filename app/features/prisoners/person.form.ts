import * as v from "valibot";
import { type PartialDate, partialDateOf } from "~/domain/dates/partial-date";
import { cleanText } from "~/domain/import/text";
import { languageMask, languages, languagesOf } from "~/domain/prisoners/languages";
import { cleanName } from "~/domain/prisoners/names";
import type { PlainFacts } from "~/domain/prisoners/plain-facts";
import { oneOf } from "~/platform/forms/one-of";
import type { Typed } from "~/platform/forms/parse-form";

export const NAME_MOST = 200;
export const LINE_MOST = 1000;
export const ABOUT_MOST = 4000;
const TARGET_MOST = 50;
const CAP_MOST = 500;

const text = v.optional(v.string(), "");
const line = v.pipe(text, v.transform(cleanName), v.maxLength(NAME_MOST, "person.name-long"));
const lines = (most: number) =>
  v.pipe(
    text,
    v.transform((typed) => cleanText(typed.replace(/\r\n?/g, "\n"))),
    v.maxLength(most, "person.text-long"),
  );
const whole = (most: number, message: "person.target-wrong" | "person.cap-wrong") =>
  v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^\d{1,4}$/, message),
    v.transform(Number),
    v.minValue(1, message),
    v.maxValue(most, message),
  );

/** What the desk writes down of a person. */
export const personEntries = {
  name: v.pipe(line, v.regex(/\p{L}.*\p{L}/u, "person.name-missing")),
  nameDative: line,
  nameLatin: line,
  gender: oneOf(["m", "f"], "person.gender-missing"),
  birthDay: text,
  birthMonth: text,
  birthYear: text,
  languages: v.pipe(
    v.array(v.picklist(languages, "writing.languages.missing"), "writing.languages.missing"),
    v.minLength(1, "writing.languages.missing"),
  ),
  about: lines(ABOUT_MOST),
  articles: lines(LINE_MOST),
  penalty: lines(LINE_MOST),
  target: whole(TARGET_MOST, "person.target-wrong"),
  cap: v.union(
    [
      v.pipe(
        v.string(),
        v.trim(),
        v.literal(""),
        v.transform(() => null),
      ),
      whole(CAP_MOST, "person.cap-wrong"),
    ],
    "person.cap-wrong",
  ),
  hideLoad: text,
};

export const personLists = ["languages"] as const;

type TypedBirth = Record<"birthDay" | "birthMonth" | "birthYear", string>;

/** Puts the problem of a birthday that does not exist beside its first field. */
export const realBirth = <Input extends TypedBirth>() =>
  v.rawCheck<Input>(({ dataset, addIssue }) => {
    if (!dataset.typed || birthIn(dataset.value).ok) return;
    const { value } = dataset;
    const path = { type: "object", origin: "value", input: { ...value }, key: "birthDay" } as const;
    addIssue({ message: "day.not-a-date", path: [{ ...path, value: value.birthDay }] });
  });

export const personForm = v.pipe(v.object(personEntries), realBirth());

/** What was typed, as facts; a dative or Latin name left empty is to be suggested. */
export function factsIn(values: v.InferOutput<typeof personForm>): PlainFacts {
  const { name, nameLatin, gender, about, articles, penalty, target, cap } = values;
  const birth = birthIn(values);
  const unknown: PartialDate = { date: null, precision: "unknown" };
  return {
    ...{ name, nameLatin, gender, about, articles, penalty, target, cap },
    nameDative: values.nameDative === "" ? null : values.nameDative,
    birth: birth.ok ? birth.value : unknown,
    languages: languageMask(values.languages),
    hideLoad: values.hideLoad === "yes",
  };
}

/** Facts as they stand in the fields of the form. */
export function typedFrom(facts: PlainFacts): Typed {
  const { birth, cap, hideLoad, languages: mask, nameDative, target, ...texts } = facts;
  const [year = "", month = "", day = ""] =
    birth.precision === "unknown" ? [] : (birth.date?.split("-") ?? []);
  return {
    ...texts,
    nameDative: nameDative ?? "",
    birthYear: year,
    birthMonth: birth.precision === "year" ? "" : month,
    birthDay: birth.precision === "day" ? day : "",
    languages: languagesOf(mask),
    target: String(target),
    cap: cap === null ? "" : String(cap),
    hideLoad: hideLoad ? "yes" : "",
  };
}

function birthIn({ birthDay, birthMonth, birthYear }: TypedBirth) {
  return partialDateOf({ day: birthDay, month: birthMonth, year: birthYear });
}
