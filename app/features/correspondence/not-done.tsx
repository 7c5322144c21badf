import { useT } from "~/i18n/i18n";

export type NotDoneReason =
  | "confirmed"
  | "too-late"
  | "not-held"
  | "already-extended"
  | "expired"
  | "nothing-to-resume"
  | "cap-full";

/** A deed that could not be done, usually because the page was older than what happened since. */
export function NotDone({ id, reason }: { id: string; reason: NotDoneReason }) {
  const t = useT();
  return (
    <>
      <h1>{t("not-done.title")}</h1>
      <p className="lede">{t(`not-done.${reason}`)}</p>
      <div className="actions">
        <a className="button" href={`/correspondence/${id}`}>
          {t("not-done.back")}
        </a>
        <a href="/suggestions">{t("nav.suggestions")}</a>
      </div>
    </>
  );
}
