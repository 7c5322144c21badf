import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

type State = "queued" | "ready" | "applying" | "applied" | "undoing" | "undone" | "superseded" | "failed";

interface PlanListProps {
  plans: readonly { id: string; state: State; madeOn: string; given: number | null; wanted: number | null }[];
}

/** The plans of the last two weeks, each with where it stands. */
export function PlanList({ plans }: PlanListProps) {
  const { language, t } = useI18n();
  if (plans.length === 0) return null;
  return (
    <section>
      <h2>{t("balance.plans")}</h2>
      <ul className="ways">
        {plans.map(({ id, state, madeOn, given, wanted }) => (
          <li key={id}>
            <a href={`/desk/balance/plans/${id}`}>
              {t("balance.plan.of", { date: formatDate(language, madeOn) })}: {t(`balance.state.${state}`)}
              {given === null || wanted === null ? null : `, ${t("balance.given", { given, wanted })}`}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
