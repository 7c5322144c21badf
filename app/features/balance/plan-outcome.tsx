import { useT } from "~/i18n/i18n";
import type { PlanPage } from "./read-plan.server";

/** Where a plan stands once nobody works at it: what was applied, what changed meanwhile, and the way back. */
export function PlanOutcome({ plan: { id, state, counts, figures } }: { plan: PlanPage }) {
  const t = useT();
  const { applied = 0, changed = 0, undone = 0, kept = 0 } = counts;
  const isNone = state === "superseded" || state === "failed";
  if (isNone || (figures && figures.given === 0)) {
    const word = isNone ? (`balance.none.${state}` as const) : "balance.none.nobody";
    return (
      <div className="notice">
        <p>{t(word)}</p>
        <p>
          <a href="/desk/balance">{t("balance.to-balance")}</a>
        </p>
      </div>
    );
  }
  if (applied + changed + undone + kept === 0) return null;
  return (
    <section className="notice" role="status">
      <ul>
        {applied > 0 ? <li>{t("balance.done.applied", { count: applied })}</li> : null}
        {changed > 0 ? <li>{t("balance.done.changed", { count: changed })}</li> : null}
        {undone > 0 ? <li>{t("balance.done.undone", { count: undone })}</li> : null}
        {kept > 0 ? <li>{t("balance.done.kept", { count: kept })}</li> : null}
      </ul>
      {applied > 0 ? (
        <form method="post" action={`/desk/balance/plans/${id}/undo`}>
          <button type="submit" className="plain-button">
            {t("balance.undo")}
          </button>
          <p className="hint">{t("balance.undo.hint")}</p>
        </form>
      ) : null}
    </section>
  );
}
