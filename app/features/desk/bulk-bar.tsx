import { bulkKinds } from "~/domain/desk/bulk";
import { useT } from "~/i18n/i18n";
import { type ListQuery, listFields } from "./prisoner-list";

/** The form that the ticks of the table belong to, wherever they stand. */
export const BULK_FORM = "bulk";

/** What can be done to those ticked, or to everybody the filter leaves. Each deed has an address of its own. */
export function BulkBar({ query, count }: { query: ListQuery; count: number }) {
  const t = useT();
  return (
    <form id={BULK_FORM} method="get" action="/desk/prisoners/bulk/confirmation" className="card">
      <h2>{t("bulk.heading")}</h2>
      {listFields(query).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="choice">
        <input type="checkbox" name="all" value="1" />
        <span>{t("bulk.all", { count })}</span>
      </label>
      <div className="actions">
        {bulkKinds.map((kind) => (
          <button
            key={kind}
            type="submit"
            className="button button-quiet"
            formAction={`/desk/prisoners/bulk/${kind}`}
          >
            {t(`bulk.${kind}`)}
          </button>
        ))}
      </div>
      <p className="hint">
        {t("bulk.nothing-yet")} <a href="/desk/bulk">{t("bulk.runs")}</a>
      </p>
    </form>
  );
}
