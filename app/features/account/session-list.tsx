import { formatDay } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { OwnSession } from "./own-sessions.server";

/** Where somebody is signed in, with a way to end each. */
export function SessionList({ sessions }: { sessions: readonly OwnSession[] }) {
  const { t } = useI18n();
  return (
    <section>
      <h2>{t("security.sessions")}</h2>
      <p className="hint">{t("security.sessions.hint")}</p>
      <ul className="card-list">
        {sessions.map((session) => (
          <li key={session.id} className="card">
            <Session session={session} />
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action="/account/sessions/others/revocation">
          <button type="submit" className="button button-quiet">
            {t("security.end-others")}
          </button>
        </form>
      ) : null}
    </section>
  );
}

function Session({ session }: { session: OwnSession }) {
  const { t, language } = useI18n();
  const signedIn = formatDay(language, session.signedInOn);
  const what = session.isThis ? t("security.end.this") : t("security.end.another", { date: signedIn });
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="mb-0">
        <strong>{t(session.isThis ? "security.this-device" : "security.another-device")}</strong>
        <br />
        <span className="quiet">
          {t("security.signed-in", { date: signedIn })},{" "}
          {t("security.last-used", { date: formatDay(language, session.lastUsedOn) })}
        </span>
      </p>
      <form method="post" action={`/account/sessions/${session.id}/revocation`}>
        <button type="submit" className="plain-button" aria-label={what}>
          {t(session.isThis ? "security.end.this" : "security.end")}
        </button>
      </form>
    </div>
  );
}
