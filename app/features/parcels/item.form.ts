import * as v from "valibot";
import { cleanPrivateText } from "~/domain/family/private-text";
import { findCatalogueItem } from "~/domain/parcels/catalogue";
import type { PlainKey } from "~/i18n/message-keys";
import { formKey } from "~/platform/forms/form-key";

const TEXT_MOST = 120;
const GRAMS_MOST = 20_000;
const part = v.optional(v.string(), "");

/** A whole number from 1 on; null where nothing was typed, if that may be. */
const whole = (most: number, message: PlainKey, mayBeEmpty = false) =>
  v.pipe(
    part,
    v.rawTransform(({ dataset, addIssue, NEVER }): number | null => {
      const typed = dataset.value.trim();
      if (typed === "" && mayBeEmpty) return null;
      const value = Number(typed);
      if (/^\d{1,5}$/.test(typed) && value >= 1 && value <= most) return value;
      addIssue({ message });
      return NEVER;
    }),
  );

export const pieces = v.pipe(
  whole(999, "parcel.pieces.wrong"),
  v.transform((count) => count ?? 1),
);

const named = {
  code: v.pipe(
    part,
    v.transform((code) => (code === "" ? null : code)),
    v.check((code) => code === null || findCatalogueItem(code) !== undefined, "parcel.item.code.missing"),
  ),
  text: v.pipe(
    part,
    v.transform((typed) => cleanPrivateText(typed).replace(/\s+/g, " ")),
    v.maxLength(TEXT_MOST, "parcel.item.text.long"),
  ),
};

const isNamed = <Input extends { code: string | null; text: string }>() =>
  v.rawCheck<Input>(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value.code !== null || dataset.value.text !== "") return;
    const { value } = dataset;
    const path = { type: "object", origin: "value", input: { ...value }, key: "code", value: null } as const;
    addIssue({ message: "parcel.item.missing", path: [path] });
  });

/** A thing of the catalogue, whose weight is known, or one in somebody's own words with its weight. */
export const itemForm = v.pipe(
  v.object({
    ...named,
    pieces,
    grams: whole(GRAMS_MOST, "parcel.item.grams.wrong", true),
    more: part,
    key: formKey,
  }),
  isNamed(),
  v.forward(
    v.partialCheck(
      [["code"], ["text"], ["grams"]],
      ({ code, text, grams }) => code !== null || text === "" || grams !== null,
      "parcel.item.grams.wrong",
    ),
    ["grams"],
  ),
);

/** A thing a family asks for: of the catalogue, or in its own words. */
export const wantedForm = v.pipe(v.object({ ...named, pieces, key: formKey }), isNamed());
