import type { Sanction } from "~/domain/prisoners/sanctions";
import { sourceName } from "~/features/correspondence/source-name";
import { formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

export interface SanctionLine extends Sanction {
  id: number;
  source: string;
  isInForce: boolean;
}

interface SanctionListProps {
  sanctions: readonly SanctionLine[];
  /** The page below which each is ended or taken back; null shows them only. */
  base: string | null;
}

/** Sanctions with their days, newest first. */
export function SanctionList({ sanctions, base }: SanctionListProps) {
  const { language, t } = useI18n();
  const when = ({ date, precision }: Sanction["from"]) => formatPartialDate(language, date, precision);
  return (
    <ul className="card-list">
      {sanctions.map((each) => {
        const [from, until] = [when(each.from), when(each.until)];
        return (
          <li key={each.id} className="card">
            <p className="mb-1 font-semibold">{t(`sanction.${each.kind}`)}</p>
            <p>
              {t("sanction.from", { when: from ?? "" })}{" "}
              {until
                ? t("sanction.until", { when: until })
                : t(each.isInForce ? "sanction.open" : "sanction.open-long")}{" "}
              <bdi>({sourceName(t, each.source)})</bdi>
            </p>
            {base === null ? null : (
              <div className="actions">
                <a href={`${base}/${each.id}/end`}>{t(until ? "sanction.correct-end" : "sanction.end")}</a>
                <form method="post" action={`${base}/${each.id}/withdrawal`}>
                  <button type="submit" className="plain-button">
                    {t("sanction.withdraw")}
                  </button>
                </form>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
