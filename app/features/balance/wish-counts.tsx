import { useT } from "~/i18n/i18n";
import type { WishCounts } from "./read-balance.server";

/** How much is left to the house to choose, and the one button; without any, what to do about it. */
export function AskForPlan({ wishes }: { wishes: WishCounts }) {
  const t = useT();
  return (
    <section>
      <h2>{t("balance.wishes")}</h2>
      {wishes.ready === 0 ? (
        <p className="notice">{t("balance.wishes.none")}</p>
      ) : (
        <p>{t("balance.wishes.ready", { count: wishes.ready, people: wishes.people })}</p>
      )}
      {wishes.lately > 0 ? <p>{t("balance.wishes.lately", { count: wishes.lately })}</p> : null}
      {wishes.resting > 0 ? <p>{t("balance.wishes.resting", { count: wishes.resting })}</p> : null}
      {wishes.ready === 0 ? null : (
        <form method="post" action="/desk/balance/plans" className="actions">
          <button type="submit" className="button">
            {t("balance.ask")}
          </button>
        </form>
      )}
    </section>
  );
}
