import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

interface OpenSuccession {
  id: string;
  prisonerId: string;
  name: string;
  signature: string | null;
  openedOn: string;
  hasNote: boolean;
  /** The writer stopped by themselves. */
  byWriter: boolean;
  note?: string | null;
}

interface SuccessionListProps {
  successions: readonly OpenSuccession[];
  /** On the prisoner's own page the name is said already. */
  ofOne?: boolean;
}

/** Letters that were handed over and wait for somebody: whose, since when, what the next writer will read. */
export function SuccessionList({ successions, ofOne }: SuccessionListProps) {
  const { language, t } = useI18n();
  return (
    <ul className="card-list">
      {successions.map((each) => (
        <li key={each.id} className="card">
          {ofOne ? null : (
            <h3>
              <a href={`/desk/prisoners/${each.prisonerId}`}>
                <bdi lang="ru">{each.name}</bdi>
              </a>
            </h3>
          )}
          <p>
            {t(each.byWriter ? "succession.left" : "succession.since", {
              signature: each.signature ?? t("succession.erased"),
              date: formatDate(language, each.openedOn),
            })}
          </p>
          {each.note ? <blockquote className="whitespace-pre-line">{each.note}</blockquote> : null}
          <p className="mb-0">
            <a href={`/desk/successions/${each.id}`}>
              {t(each.hasNote ? "succession.open" : "succession.add-note")}
              <span className="sr-only">: {each.name}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The same as a part of a prisoner's page; nothing where nothing waits. */
export function OpenSuccessions({ successions }: { successions: readonly OpenSuccession[] }) {
  const { t } = useI18n();
  if (successions.length === 0) return null;
  return (
    <section>
      <h2>{t("succession.waiting")}</h2>
      <SuccessionList successions={successions} ofOne />
    </section>
  );
}
