import { DoubleSearchForm } from "~/components/double-search-form";
import { formatDate, formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { searchToMerge } from "./read.server";

type Search = NonNullable<Awaited<ReturnType<typeof searchToMerge>>>;

/** A search for the other record of the same person. */
export function MergeSearch({ search }: { search: Search }) {
  const { language, t } = useI18n();
  return (
    <>
      <DoubleSearchForm label={t("merge.search")} sought={search.asked} />
      {search.found.length === 0 ? <p className="notice">{t("merge.none-found")}</p> : null}
      <ul className="card-list">
        {search.found.map((each) => {
          const born = formatPartialDate(language, each.birthDate, each.birthPrecision);
          const facts = [born, t(`status.${each.status}`), each.facilityName];
          return (
            <li key={each.id} className="card">
              <h2>
                <a href={`/desk/prisoners/${search.id}/merge?with=${each.id}`}>
                  <bdi lang="ru">{each.name}</bdi>
                </a>
              </h2>
              <p className="small quiet">{facts.filter(Boolean).join(" · ")}</p>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What was merged into this record, each with its way back. */
export function MergesDone({ search }: { search: Search }) {
  const { language, t } = useI18n();
  if (search.merges.length === 0) return null;
  return (
    <>
      <h2>{t("merge.done")}</h2>
      <ul className="card-list">
        {search.merges.map((each) => (
          <li key={each.id} className="card">
            <p>
              {t("merge.done-on", { date: formatDate(language, each.on) })} <bdi lang="ru">{each.name}</bdi>
            </p>
            <form method="post" action={`/desk/prisoners/${search.id}/merges/${each.id}/withdrawal`}>
              <button type="submit" className="plain-button">
                {t("merge.undo")}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}
