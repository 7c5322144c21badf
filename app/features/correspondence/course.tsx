import { useT } from "~/i18n/i18n";
import type { Desk } from "./desk-state";

/** The course of a correspondence: more time, a break, going on, letting go. */
export function Course({ desk }: { desk: Desk }) {
  const t = useT();
  const base = `/correspondence/${desk.id}`;
  const resting = desk.state === "paused" || desk.dormant;
  if (desk.state === "closed") {
    return (
      <p>
        <a href={`/prisoners/${desk.prisonerId}`}>{t("course.take-again")}</a>
      </p>
    );
  }
  return (
    <section>
      <h2>{t("course.title")}</h2>
      <div className="actions">
        {desk.state === "held" && !desk.extended ? (
          <Deed address={`${base}/extension`} label={t("course.extend")} />
        ) : null}
        {resting ? <Deed address={`${base}/resume`} label={t("course.resume")} /> : null}
        {desk.state === "active" && !desk.dormant ? <a href={`${base}/pause`}>{t("course.pause")}</a> : null}
        <a href={`${base}/release`}>{t("course.release")}</a>
      </div>
    </section>
  );
}

function Deed({ address, label }: { address: string; label: string }) {
  return (
    <form method="post" action={address}>
      <button className="button button-quiet" type="submit">
        {label}
      </button>
    </form>
  );
}
