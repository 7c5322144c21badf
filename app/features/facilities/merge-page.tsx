import { DoubleSearchForm } from "~/components/double-search-form";
import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { previewFacilityMerge, searchFacilityDoubles } from "./merge.server";

type Search = NonNullable<Awaited<ReturnType<typeof searchFacilityDoubles>>>;
type Preview = NonNullable<Awaited<ReturnType<typeof previewFacilityMerge>>>;

/** A search for the double, and what went into this facility before. */
export function DoubleSearch({ search }: { search: Search }) {
  const { language, t } = useI18n();
  return (
    <>
      <DoubleSearchForm label={t("places.name")} sought={search.asked} />
      {search.found.length === 0 ? <p className="notice">{t("places.none-found")}</p> : null}
      <ul className="card-list">
        {search.found.map((each) => (
          <li key={each.id} className="card">
            <h2>
              <a href={`/desk/facilities/${search.id}/merge?with=${each.id}`}>
                <bdi lang="ru">{each.name}</bdi>
              </a>
            </h2>
            <p className="small quiet" lang="ru">
              {[each.region, each.postcode].filter(Boolean).join(" · ")}
            </p>
          </li>
        ))}
      </ul>
      {search.merges.map((each) => (
        <form
          key={each.id}
          method="post"
          action={`/desk/facilities/${search.id}/merges/${each.id}/withdrawal`}
          className="notice"
        >
          <p>
            {t("merge.done-on", { date: formatDate(language, each.on) })} <bdi lang="ru">{each.name}</bdi>
          </p>
          <button type="submit" className="plain-button">
            {t("merge.undo")}
          </button>
        </form>
      ))}
    </>
  );
}

/** Both places side by side, and the one button. */
export function DoubleForm({ preview: { kept, lost }, formKey }: { preview: Preview; formKey: string }) {
  const t = useT();
  return (
    <form method="post">
      <input type="hidden" name="key" defaultValue={formKey} />
      <input type="hidden" name="with" defaultValue={lost.id} />
      <input type="hidden" name="keptVersion" defaultValue={kept.version} />
      <input type="hidden" name="lostVersion" defaultValue={lost.version} />
      {[kept, lost].map((each) => (
        <div key={each.id} className="card">
          <h2>{t(each === kept ? "place-merge.stays" : "place-merge.goes")}</h2>
          <p lang="ru">{each.name}</p>
          <p lang="ru">{[each.address, each.region].filter(Boolean).join(" · ")}</p>
          <p>{t("place.people.count", { count: each.people })}</p>
        </div>
      ))}
      <p className="hint">{t("place-merge.hint")}</p>
      <div className="actions">
        <button className="button" type="submit">
          {t("place-merge.submit")}
        </button>
        <a href={`/desk/facilities/${kept.id}/merge`}>{t("place-merge.other")}</a>
      </div>
    </form>
  );
}
