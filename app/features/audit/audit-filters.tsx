import { deeds } from "~/domain/desk/deeds";
import { useT } from "~/i18n/i18n";
import { type AuditQuery, isNarrowed, WHO_LENGTH } from "./audit-list";

/** What the record may be asked for; a plain form, so that all of it ends up in the address. */
export function AuditFilters({ query }: { query: AuditQuery }) {
  const t = useT();
  const words = deeds
    .map((deed) => ({ deed, says: t(`deed.${deed}`) }))
    .sort((a, b) => a.says.localeCompare(b.says));
  return (
    <form method="get" action="/admin/audit" className="card">
      <div className="filters">
        <div className="field mb-0">
          <label htmlFor="who">{t("audit.who")}</label>
          <input
            className="input"
            id="who"
            name="who"
            type="search"
            maxLength={WHO_LENGTH}
            defaultValue={query.who}
            autoComplete="off"
          />
        </div>
        <div className="field mb-0">
          <label htmlFor="deed">{t("audit.deed")}</label>
          <select className="input" id="deed" name="deed" defaultValue={query.deed}>
            <option value="">{t("audit.deed.all")}</option>
            {words.map(({ deed, says }) => (
              <option key={deed} value={deed}>
                {says}
              </option>
            ))}
          </select>
        </div>
        <div className="field mb-0">
          <label htmlFor="day">{t("audit.day")}</label>
          <input className="input" id="day" name="day" type="date" defaultValue={query.day} />
        </div>
      </div>
      <div className="actions mt-4">
        <button type="submit" className="button">
          {t("desk-list.find")}
        </button>
        {isNarrowed(query) ? <a href="/admin/audit">{t("people.reset")}</a> : null}
      </div>
    </form>
  );
}
