import type { Version } from "~/components/both-versions";
import type { Language } from "~/domain/access/roles";
import { climateZones, facilityKinds, regimes } from "~/domain/facilities/kinds";
import { formatDate } from "~/i18n/dates";
import type { Translate } from "~/i18n/translate";
import type { Typed } from "~/platform/forms/parse-form";
import { typedText } from "~/platform/forms/parse-form";
import { typedOf } from "./facility-form";
import type { FacilityFormFacts } from "./read.server";

/** Where what was typed differs from what a colleague saved meanwhile, in the reader's words. */
export function versionsOf(
  t: Translate,
  language: Language,
  stored: FacilityFormFacts,
  typed: Typed,
): Version[] {
  const theirs = typedOf(stored);
  const day = (values: Typed) => {
    const [date, month, year] = ["noteDay", "noteMonth", "noteYear"].map(
      (name) => typedText(values, name) ?? "",
    );
    const isWhole = [date, month, year].every((part) => /^\d+$/.test(part ?? ""));
    const pad = (part = "") => part.padStart(2, "0");
    return isWhole ? formatDate(language, `${year}-${pad(month)}-${pad(date)}`) : "";
  };
  const rows: [name: string, label: string, word: (values: Typed) => string][] = [
    ["name", t("places.name"), (values) => typedText(values, "name") ?? ""],
    ["kind", t("place.kind"), (values) => kindWord(t, typedText(values, "kind"))],
    ["regime", t("place.regime"), (values) => regimeWord(t, typedText(values, "regime"))],
    ["region", t("desk-list.region"), (values) => typedText(values, "region") ?? ""],
    ["climateZone", t("place.zone"), (values) => zoneWord(t, typedText(values, "climateZone"))],
    ["letterNote", t("place-form.note"), (values) => typedText(values, "letterNote") ?? ""],
    [
      "letterNoteSource",
      t("place-form.note-source"),
      (values) => typedText(values, "letterNoteSource") ?? "",
    ],
    ["note", t("place-form.note-checked"), day],
    [
      "toBeConfirmed",
      t("places.to-confirm"),
      (values) => t(typedText(values, "toBeConfirmed") === "yes" ? "versions.yes" : "versions.no"),
    ],
  ];
  return rows
    .map(([name, label, word]) => ({ name, label, theirs: word(theirs), yours: word(typed) }))
    .filter((each) => each.theirs !== each.yours);
}

const kindWord = (t: Translate, kind = "") =>
  wordIn(facilityKinds, kind, (each) => t(`facility-kind.${each}`));
const regimeWord = (t: Translate, regime = "") => wordIn(regimes, regime, (each) => t(`regime.${each}`));
const zoneWord = (t: Translate, zone = "") => wordIn(climateZones, zone, (each) => t(`zone.${each}`));

function wordIn<Word extends string>(words: readonly Word[], value: string, say: (word: Word) => string) {
  const word = words.find((each) => each === value);
  return word === undefined ? "" : say(word);
}
