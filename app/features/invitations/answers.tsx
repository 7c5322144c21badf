import type { Role } from "~/domain/access/roles";
import { useT } from "~/i18n/i18n";

/** The one answer to every link that does not work, whatever the reason. */
export function GoneLink({ role }: { role: Role | null }) {
  const t = useT();
  return (
    <>
      <h1>{t("invitation.gone.heading")}</h1>
      <p className="lede">{t("invitation.gone.text")}</p>
      {role === null || role === "family" ? (
        <p>
          {t("invitation.gone.own")} <a href="/family">{t("family.title")}</a>
        </p>
      ) : null}
    </>
  );
}

/** A relative with an account says that this, too, is their person. */
export function FollowForm() {
  const t = useT();
  return (
    <form method="post" className="actions">
      <button type="submit" className="button">
        {t("invitation.follow")}
      </button>
    </form>
  );
}

/** Whoever follows already goes on to the page. */
export function FollowsAlready({ prisonerId }: { prisonerId: string }) {
  const t = useT();
  return (
    <>
      <p className="notice">{t("invitation.following")}</p>
      <div className="actions">
        <a className="button" href={`/family/${prisonerId}`}>
          {t("invitation.open")}
        </a>
      </div>
    </>
  );
}

/** An account has one role: somebody who writes, or works at the desk, joins as a relative by another. */
export function OtherRole({ role }: { role: Role }) {
  const t = useT();
  return (
    <>
      <p className="notice">{t("invitation.other-role", { role: t(`account.role.${role}`) })}</p>
      <form method="post" action="/sign-out" className="actions">
        <button type="submit" className="button">
          {t("account.sign-out")}
        </button>
      </form>
    </>
  );
}
