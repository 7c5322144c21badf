import type { Status } from "~/domain/prisoners/statuses";
import { formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

interface Namesake {
  id: string;
  name: string;
  birthDate: string | null;
  birthPrecision: "day" | "month" | "year" | "unknown";
  status: Status;
  facilityName: string | null;
}

/** People who may be the one about to be written down. */
export function Namesakes({ people }: { people: readonly Namesake[] }) {
  const { language, t } = useI18n();
  return (
    <div className="notice" role="status">
      <h2 className="mt-0">{t("create.similar")}</h2>
      <ul className="lines">
        {people.map(({ id, name, birthDate, birthPrecision, status, facilityName }) => (
          <li key={id}>
            <a href={`/desk/prisoners/${id}`}>
              <bdi lang="ru">{name}</bdi>
            </a>{" "}
            {formatPartialDate(language, birthDate, birthPrecision) ?? t("person.birth.unknown")},{" "}
            {t(`status.${status}`)}
            {facilityName ? (
              <>
                , <span lang="ru">{facilityName}</span>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      <p>{t("create.similar.else")}</p>
    </div>
  );
}
