import { useT } from "~/i18n/i18n";
import type { WinterPage } from "./read-winter.server";

/** Where a plan stands once nobody works at it: what was planned, what changed meanwhile, and the way back. */
export function WinterOutcome({ plan: { id, state, counts, figures } }: { plan: WinterPage }) {
  const t = useT();
  const { applied = 0, changed = 0, undone = 0, kept = 0 } = counts;
  if (state === "superseded" || state === "failed") {
    return (
      <div className="notice">
        <p>{t(`balance.none.${state}`)}</p>
        <p>
          <a href="/desk/parcels">{t("winter.to-parcels")}</a>
        </p>
      </div>
    );
  }
  if (figures?.people === 0) return <Nothing looked={figures.looked} />;
  if (applied + changed + undone + kept === 0) return null;
  return (
    <section className="notice" role="status">
      <ul>
        {applied > 0 ? <li>{t("winter.done.applied", { count: applied })}</li> : null}
        {changed > 0 ? <li>{t("winter.done.changed", { count: changed })}</li> : null}
        {undone > 0 ? <li>{t("winter.done.undone", { count: undone })}</li> : null}
        {kept > 0 ? <li>{t("winter.done.kept", { count: kept })}</li> : null}
      </ul>
      {applied > 0 ? (
        <form method="post" action={`/desk/parcels/plans/${id}/undo`}>
          <button type="submit" className="plain-button">
            {t("desk-parcels.undo")}
          </button>
          <p className="hint">{t("winter.undo.hint")}</p>
        </form>
      ) : null}
    </section>
  );
}

/** Nobody agreed yet, with the way to where that is noted; or all that may come is planned. */
function Nothing({ looked }: { looked: number }) {
  const t = useT();
  if (looked > 0) return <p className="notice">{t("winter.none")}</p>;
  return (
    <p className="notice">
      {t("winter.nobody")} <a href="/desk/prisoners">{t("desk-list.title")}</a>
    </p>
  );
}
