import { SearchField } from "~/components/fields/search-field";
import { useT } from "~/i18n/i18n";

const SOUGHT_MOST = 80;

/** Looks for the other record of what a page shows; the answer stands on the same page. */
export function DoubleSearchForm({ label, sought }: { label: string; sought: string }) {
  const t = useT();
  return (
    <form method="get" className="card">
      <SearchField label={label} sought={sought} maxLength={SOUGHT_MOST} />
      <div className="actions mt-4">
        <button type="submit" className="button">
          {t("desk-list.find")}
        </button>
      </div>
    </form>
  );
}
