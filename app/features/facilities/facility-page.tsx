import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { DeskFacility } from "./read.server";

/** Kind, region and people, as a list of facts. */
export function FacilityFacts({ facility }: { facility: DeskFacility }) {
  const { language, t } = useI18n();
  const { checkedOn, people, regime } = facility;
  return (
    <dl className="facts">
      <dt>{t("place.kind")}</dt>
      <dd>
        {t(`facility-kind.${facility.kind}`)}
        {regime ? `, ${t(`regime.${regime}`)}` : null}
      </dd>
      <dt>{t("desk-list.region")}</dt>
      <dd lang="ru">{facility.region || "–"}</dd>
      <dt>{t("place.zone")}</dt>
      <dd>{t(`zone.${facility.climateZone}`)}</dd>
      <dt>{t("place.people")}</dt>
      <dd>
        {people === 0 ? (
          t("place.nobody")
        ) : (
          <a href={`/desk/prisoners?facility=${facility.id}`}>{t("place.people.count", { count: people })}</a>
        )}
      </dd>
      <dt>{t("place.checked")}</dt>
      <dd>
        {facility.toBeConfirmed
          ? t("places.to-confirm")
          : checkedOn
            ? formatDate(language, checkedOn)
            : t("places.never-checked")}
      </dd>
      <dt>{t("place.source")}</dt>
      <dd lang="ru">{facility.source}</dd>
    </dl>
  );
}

/** The address in force as an envelope shows it, those to come and those that were. */
export function FacilityAddresses({ facility }: { facility: DeskFacility }) {
  const { language, t } = useI18n();
  const { coming, former, id, preview } = facility;
  return (
    <>
      <h2>{t("place.address")}</h2>
      {preview === null ? (
        <p className="notice">{t("place.no-address")}</p>
      ) : (
        <p className="sheet" lang="ru">
          {preview}
        </p>
      )}
      {coming.map((each) => (
        <div key={each.id} className="notice">
          <p>
            {t("place.coming", { date: formatDate(language, each.validFrom ?? "") })}{" "}
            <bdi lang="ru">{each.lines}</bdi>
          </p>
          <form method="post" action={`/desk/facilities/${id}/address/${each.id}/withdrawal`}>
            <button type="submit" className="plain-button">
              {t("place.coming.withdraw")}
            </button>
          </form>
        </div>
      ))}
      {former.length === 0 ? null : (
        <details>
          <summary>{t("place.former")}</summary>
          <ul>
            {former.map((each) => (
              <li key={each.id}>
                {each.validFrom
                  ? t("place.from-day", { date: formatDate(language, each.validFrom) })
                  : t("place.from-before")}{" "}
                <bdi lang="ru">{each.lines}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="actions">
        {preview === null ? null : (
          <form method="post" action={`/desk/facilities/${id}/confirmation`}>
            <button type="submit" className="button">
              {t("place.confirm")}
            </button>
          </form>
        )}
        <a className="button button-quiet" href={`/desk/facilities/${id}/address`}>
          {t("place.new-address")}
        </a>
      </div>
    </>
  );
}

/** What letters to this place need to mind, in the words of who noted it. */
export function LetterNote({ facility }: { facility: DeskFacility }) {
  const { language, t } = useI18n();
  const { letterNote, letterNoteSource, letterNoteCheckedOn } = facility;
  if (letterNote === null) return null;
  const checked =
    letterNoteCheckedOn && t("rules.checked", { date: formatDate(language, letterNoteCheckedOn) });
  return (
    <div className="notice">
      <p lang="ru">{letterNote}</p>
      <p className="small quiet">{[letterNoteSource, checked].filter(Boolean).join(" · ")}</p>
    </div>
  );
}

/** Every way to write that the place has or had, with its days. */
export function FacilityChannels({ facility }: { facility: DeskFacility }) {
  const { language, t } = useI18n();
  const day = (date: string | null) => (date === null ? "–" : formatDate(language, date));
  return (
    <>
      <h2>{t("prisoner.channels")}</h2>
      {facility.channels.length === 0 ? <p className="notice">{t("place.no-channel")}</p> : null}
      {facility.channels.length === 0 ? null : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("place.channel")}</th>
              <th scope="col">{t("place.since")}</th>
              <th scope="col">{t("place.until")}</th>
              <th scope="col">{t("place.note")}</th>
              <th scope="col">{t("place.source")}</th>
            </tr>
          </thead>
          <tbody>
            {facility.channels.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  <a href={`/desk/facilities/${facility.id}/channels/${each.id}`}>
                    {t(`channel.${each.channel}`)}
                  </a>
                  {each.works ? null : (
                    <span className="block small quiet font-normal">{t("place.channel-off")}</span>
                  )}
                </th>
                <td data-label={t("place.since")}>{day(each.worksSince)}</td>
                <td data-label={t("place.until")}>{day(each.worksUntil)}</td>
                <td data-label={t("place.note")}>
                  <bdi>{each.note ?? "–"}</bdi>
                </td>
                <td data-label={t("place.source")}>
                  <bdi>{each.source}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="actions">
        <a className="button button-quiet" href={`/desk/facilities/${facility.id}/channels/new`}>
          {t("place.new-channel")}
        </a>
      </div>
    </>
  );
}
