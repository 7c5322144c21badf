import { useDocument } from "~/components/document";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { Person } from "./person.server";

/** A closed account: what closing it did, to the figure, what can be brought back, and the button that does. */
export function PersonEnding({ person: { id, ending } }: { person: Person }) {
  const { language, t } = useI18n();
  const { frozen } = useDocument();
  if (ending === null) return null;
  const { kind, did, brings, closedOn, until } = ending;
  const sentences = [
    t(`ending.${kind}`, { date: formatDate(language, closedOn) }),
    ...(did.sessions === undefined ? [] : [t("ended.sessions", { count: did.sessions })]),
    ...(did.people ? [t("ended.people", { count: did.people })] : []),
    ...(did.links ? [t("ended.links", { count: did.links })] : []),
    ...(did.given ? [t("ended.given", { count: did.given })] : []),
    ...(did.lines ? [t("ended.lines", { count: did.lines })] : []),
  ];
  return (
    <section className="notice" role="status">
      <ul className="points">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {kind === "offboarded" ? (
        <>
          <p>{brings ? t("ending.brings", { date: formatDate(language, until) }) : t("ending.too-late")}</p>
          <p>{t("ending.never")}</p>
        </>
      ) : null}
      {frozen ? (
        <p>{t("ending.frozen")}</p>
      ) : (
        <form method="post" action={`/admin/people/${id}/opening`}>
          <button type="submit" className="button button-quiet">
            {t("ending.open")}
          </button>
        </form>
      )}
    </section>
  );
}

/** What opening an account again brought back, and what it could not. */
export function PersonOpened({ opened }: { opened: NonNullable<Person["opened"]> }) {
  const { t } = useI18n();
  const { restored = 0, over = 0, taken = 0, links = 0 } = opened;
  return (
    <div className="notice">
      <p>{t("opened.done")}</p>
      <ul className="points">
        {restored > 0 ? <li>{t("opened.restored", { count: restored })}</li> : null}
        {links > 0 ? <li>{t("opened.links", { count: links })}</li> : null}
        {taken > 0 ? <li>{t("opened.taken", { count: taken })}</li> : null}
        {over > 0 ? <li>{t("opened.over", { count: over })}</li> : null}
        <li>{t("opened.sign-in")}</li>
      </ul>
    </div>
  );
}
