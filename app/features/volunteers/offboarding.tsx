import { useT } from "~/i18n/i18n";
import type { OpenedVolunteer } from "./read.server";

/** What closing an account did, and the way to take it back while nothing hangs on it. */
export function Offboarding({ volunteer }: { volunteer: OpenedVolunteer }) {
  const t = useT();
  const { offboarding, id, closed } = volunteer;
  if (!closed) return null;
  if (!offboarding) return <p className="notice">{t("offboard.closed-otherwise")}</p>;
  const { people, taken } = offboarding;
  return (
    <div className="notice">
      <p>{t("offboard.done")}</p>
      <p>{people === 0 ? t("offboard.done.nobody") : t("offboard.done.people", { count: people })}</p>
      {taken > 0 ? (
        <p>{t("offboard.taken", { count: taken })}</p>
      ) : (
        <form method="post" action={`/desk/volunteers/${id}/offboard/withdrawal`}>
          <button type="submit" className="button button-quiet">
            {t("offboard.undo")}
          </button>
        </form>
      )}
    </div>
  );
}
