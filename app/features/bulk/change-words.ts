import type { Language } from "~/domain/access/roles";
import type { BulkChange } from "~/domain/desk/bulk";
import { languagesOf } from "~/domain/prisoners/languages";
import { languageLabel } from "~/i18n/language-names";
import type { Translate } from "~/i18n/translate";

/** In one sentence, what a deed does to `count` people. */
export function changeWords(change: BulkChange, count: number, language: Language, t: Translate): string {
  switch (change.kind) {
    case "confirmation":
      return t("bulk.will.confirmation", { count });
    case "target":
      return t("bulk.will.target", { count, value: change.target });
    case "cap":
      return t("bulk.will.cap", { count, value: change.cap ?? t("bulk.cap.as-usual") });
    case "languages": {
      const value = languagesOf(change.mask)
        .map((code) => languageLabel(language, code))
        .join(", ");
      return t(change.how === "add" ? "bulk.will.languages-add" : "bulk.will.languages-replace", {
        count,
        value,
      });
    }
  }
}
