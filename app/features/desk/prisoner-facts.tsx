import type { ReactNode } from "react";
import { FactValue } from "~/components/person-fact";
import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { languageName } from "~/i18n/language-names";
import { formatNumber } from "~/i18n/numbers";
import type { DeskPrisoner } from "./prisoner.server";

/** Who somebody is: the forms of the name, birth, languages and what the sentence says. */
export function PersonFacts({ prisoner }: { prisoner: DeskPrisoner }) {
  const { language, t } = useI18n();
  const { about, articles, penalty, birth, age, languages, nameDative, nameLatin, gender } = prisoner;
  return (
    <dl className="facts">
      <Fact name={t("person.field.nameDative")}>
        {nameDative === null ? t("story.no-dative") : <bdi lang="ru">{nameDative}</bdi>}
      </Fact>
      <Fact name={t("person.field.nameLatin")}>
        <bdi>{nameLatin}</bdi>
      </Fact>
      <Fact name={t("person.field.birth")}>
        <FactValue field="birth" facts={{ birth }} />
        {age === null ? null : `, ${t("prisoner.age", { count: age })}`}, {t(`person.gender.${gender}`)}
      </Fact>
      <Fact name={t("person.field.languages")}>
        {languages.map((code) => languageName(language, code)).join(", ")}
      </Fact>
      <Fact name={t("person.field.articles")}>
        <FactValue field="articles" facts={{ articles }} />
      </Fact>
      <Fact name={t("person.field.penalty")}>
        <FactValue field="penalty" facts={{ penalty }} />
      </Fact>
      <Fact name={t("person.field.about")}>
        <FactValue field="about" facts={{ about }} />
      </Fact>
    </dl>
  );
}

/** Status and place now, and what stands on an envelope. */
export function PlaceFacts({ prisoner }: { prisoner: DeskPrisoner }) {
  const { language, t } = useI18n();
  const { facilityId, facilityName, region, confirmedOn, envelope } = prisoner;
  return (
    <>
      <dl className="facts">
        <Fact name={t("prisoner.status")}>
          {t(`status.${prisoner.status}`)}
          {prisoner.open ? null : `, ${t("desk-list.no-letters")}`}
        </Fact>
        <Fact name={t("prisoner.facility")}>
          {facilityName ? (
            <a href={`/desk/facilities/${facilityId}`} lang="ru">
              {[facilityName, region].filter(Boolean).join(", ")}
            </a>
          ) : (
            t("desk-list.nowhere")
          )}
        </Fact>
        <Fact name={t("prisoner.address-confirmed")}>
          {confirmedOn ? formatDate(language, confirmedOn) : t("desk-prisoner.not-confirmed")}
        </Fact>
      </dl>
      {envelope === null ? null : (
        <p className="sheet" lang="ru">
          {envelope}
        </p>
      )}
    </>
  );
}

/** How many write against how many should, and how many may. */
export function LoadFacts({ prisoner }: { prisoner: DeskPrisoner }) {
  const { language, t } = useI18n();
  const { alone, band, target, cap, seats, hideLoad } = prisoner;
  return (
    <dl className="facts">
      <Fact name={t("desk-list.load")}>
        {t(`load.${band}`)}. {t("desk-prisoner.load", { load: formatNumber(language, prisoner.load, 1) })}
        {alone === null || alone === 0 ? null : ` ${t("story.alone", { count: alone })}`}
        {hideLoad ? ` ${t("story.load-hidden")}` : null}
      </Fact>
      <Fact name={t("person.field.target")}>{formatNumber(language, target)}</Fact>
      <Fact name={t("story.places")}>{t("story.places.of", { taken: seats, cap })}</Fact>
    </dl>
  );
}

/** What stands above everything else: a name that mixes letters, somebody under 18. */
export function PrisonerMarks({ prisoner: { mixedScripts, minor } }: { prisoner: DeskPrisoner }) {
  const t = useT();
  return (
    <>
      {mixedScripts ? <p className="notice">{t("story.mixed")}</p> : null}
      {minor ? <p className="notice">{t("story.minor")}</p> : null}
    </>
  );
}

/** What may be logged from here, and the page as volunteers see it. */
export function PrisonerDeeds({ prisoner: { id, facilityName } }: { prisoner: DeskPrisoner }) {
  const t = useT();
  const page = `/desk/prisoners/${id}`;
  return (
    <ul className="ways">
      <li>
        <a href={`${page}/receipts/new`}>{t("desk-prisoner.log-receipt")}</a>
      </li>
      <li>
        <a href={`${page}/replies/new`}>{t("desk-prisoner.log-reply")}</a>
      </li>
      <li>
        <a href={`${page}/reports/new`}>{t("desk-report.new")}</a>
      </li>
      {facilityName ? (
        <li>
          <a href={`/prisoners/${id}`}>{t("desk-prisoner.public")}</a>
        </li>
      ) : null}
    </ul>
  );
}

/** How many relatives follow; never who. */
export function Followers({ count }: { count: number }) {
  const t = useT();
  return <p>{count === 0 ? t("desk-prisoner.no-followers") : t("desk-prisoner.followers", { count })}</p>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
