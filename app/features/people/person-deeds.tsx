import { useDocument } from "~/components/document";
import { useT } from "~/i18n/i18n";
import type { Person } from "./person.server";

/** What can be done to an open account, each with what it does beside its button; while the site is frozen, what is heard then. */
export function PersonDeeds({ person }: { person: Person }) {
  const t = useT();
  const { frozen } = useDocument();
  const page = `/admin/people/${person.id}`;
  return (
    <>
      {frozen ? null : (
        <section className="card">
          <h2>{t("role.title")}</h2>
          <p>{t("role.what")}</p>
          <a href={`${page}/role`}>{t("role.change")}</a>
        </section>
      )}
      <section className="card">
        <h2>{t("lock.title")}</h2>
        <p>{t("lock.what")}</p>
        <form method="post" action={`${page}/lock`}>
          <button type="submit" className="button button-quiet">
            {t("lock.submit")}
          </button>
        </form>
      </section>
      <section className="card">
        <h2>{t("end-person.title")}</h2>
        <p>{t("end-person.what")}</p>
        <Consequences person={person} />
        <p>{t("end-person.back")}</p>
        <form method="post" action={`${page}/offboard`}>
          <button type="submit" className="button">
            {t("end-person.submit")}
          </button>
        </form>
      </section>
    </>
  );
}

function Consequences({ person }: { person: Person }) {
  const t = useT();
  const { sessions, writesTo, follows, waitsFor } = person;
  return (
    <ul className="points">
      <li>{t("end-person.will.sessions", { count: sessions })}</li>
      {writesTo > 0 ? <li>{t("end-person.will.people", { count: writesTo })}</li> : null}
      {follows > 0 ? <li>{t("end-person.will.links", { count: follows })}</li> : null}
      {waitsFor > 0 ? <li>{t("end-person.will.lines", { count: waitsFor })}</li> : null}
    </ul>
  );
}
