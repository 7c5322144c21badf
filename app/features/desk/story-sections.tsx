import type { ReactNode } from "react";
import { ConsentSentence } from "~/components/consent-sentence";
import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import type { Story } from "./story.server";

const counts = ["all", "arrived", "underWay", "atRisk", "cameBack", "lost", "replies"] as const;

/** Letters by what became of them. */
export function LettersInNumbers({ letters }: Pick<Story, "letters">) {
  const { language, t } = useI18n();
  if (letters.all + letters.replies === 0) return <p>{t("story.letters.none")}</p>;
  return (
    <dl className="facts">
      {counts.map((name) => (
        <Fact key={name} name={t(`story.letters.${name}`)} value={formatNumber(language, letters[name])} />
      ))}
    </dl>
  );
}

/** What is allowed, purpose by purpose, with whose word it is and of which day. */
export function ConsentFacts({ consent }: Pick<Story, "consent">) {
  const t = useT();
  return (
    <dl className="facts">
      {consent.map(({ purpose, word }) => (
        <Fact
          key={purpose}
          name={t(`consent.${purpose}`)}
          value={word ? <ConsentSentence word={word} /> : t("consent.now.none")}
        />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Lists that name this person, each with its page where it has one. */
export function RecognisedBy({ lists }: Pick<Story, "lists">) {
  const { language, t } = useI18n();
  if (lists.length === 0) return <p>{t("story.lists.none")}</p>;
  return (
    <ul className="lines">
      {lists.map(({ list, externalId, url, seenOn }) => (
        <li key={`${list} ${externalId}`}>
          {url === null ? (
            <bdi>{list}</bdi>
          ) : (
            <a href={url} rel="noreferrer noopener">
              <bdi>{list}</bdi>
            </a>
          )}{" "}
          <span className="quiet small">{t("story.lists.seen", { date: formatDate(language, seenOn) })}</span>
        </li>
      ))}
    </ul>
  );
}

/** What other campaigns said of how many write. */
export function ExternalLoads({ external }: Pick<Story, "external">) {
  const { language, t } = useI18n();
  if (external.length === 0) return <p>{t("story.external.none")}</p>;
  return (
    <ul className="lines">
      {external.map(({ list, band, asOf }) => (
        <li key={list}>
          <bdi>{list}</bdi>: {t(`external.band.${band}`)}{" "}
          <span className="quiet small">{formatDate(language, asOf)}</span>
        </li>
      ))}
    </ul>
  );
}
