import type { LoadBand } from "~/domain/balance/load";
import { useI18n, useT } from "~/i18n/i18n";
import { languageName } from "~/i18n/language-names";
import { formatChoices } from "~/i18n/lists";
import type { PrisonerCard } from "./card";
import { deliveryTime } from "./delivery-time";

/** A prisoner's name as it is written to them, with the Latin one for those who read no Cyrillic. */
export function PrisonerName({ name, nameLatin }: Pick<PrisonerCard, "name" | "nameLatin">) {
  const { language } = useI18n();
  return (
    <>
      <bdi lang="ru">{name}</bdi>
      {language === "ru" || nameLatin === name ? null : (
        <bdi className="inline-block w-full text-base font-normal quiet">{nameLatin}</bdi>
      )}
    </>
  );
}

/** Age and place in one line. */
export function AgeAndPlace({ card }: { card: Pick<PrisonerCard, "age" | "region"> }) {
  const t = useT();
  const age = card.age === null ? null : t("prisoner.age", { count: card.age });
  return <p className="quiet mb-2">{[age, card.region].filter(Boolean).join(" · ")}</p>;
}

/** How many write, as a band in words; never the count. */
export function LoadChip({ band }: { band: LoadBand | null }) {
  const t = useT();
  if (band === null) return null;
  return <span className={band === "nobody" ? "chip chip-strong" : "chip"}>{t(`load.${band}`)}</span>;
}

/** Languages, ways to write and how long it takes, as a list of facts. */
export function WaysToWrite({ card }: { card: Pick<PrisonerCard, "languages" | "channels" | "delivery"> }) {
  const { language, t } = useI18n();
  const ways = card.channels.map((channel) => t(`channel.${channel}`));
  return (
    <dl className="facts small">
      <dt>{t("prisoner.languages")}</dt>
      <dd>{card.languages.map((code) => languageName(language, code)).join(", ")}</dd>
      <dt>{t("prisoner.channels")}</dt>
      <dd>{formatChoices(language, ways) || t("prisoner.no-channel")}</dd>
      {card.delivery ? (
        <>
          <dt>{t("prisoner.delivery")}</dt>
          <dd>{deliveryTime(t, card.delivery)}</dd>
        </>
      ) : null}
    </dl>
  );
}
