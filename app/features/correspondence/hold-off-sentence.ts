import type { WhyHoldOff } from "~/domain/correspondence/hold-off";
import type { Translate } from "~/i18n/translate";

/** Why the next letter should wait, without a word on who told of it. */
export function holdOffSentence(t: Translate, why: WhyHoldOff): string {
  return why === "move-told" ? t("letter-desk.move-told") : t(`ruling.${why}`);
}
