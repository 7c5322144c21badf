import { useT } from "~/i18n/i18n";
import type { TakenOver } from "./take-over.server";

/** The one answer to every link that does not work, whatever the reason. */
export function GoneTakeOver() {
  const t = useT();
  return (
    <>
      <h1>{t("invitation.gone.heading")}</h1>
      <p className="lede">{t("invitation.gone.text")}</p>
      <p>
        {t("take-over.gone.own")} <a href="/correspondence">{t("nav.correspondence")}</a>
      </p>
    </>
  );
}

/** With how many people the writer goes on, by signature only: a link may fall into other hands. */
export function GoesOn({ people, signatures }: { people: number; signatures: readonly string[] }) {
  const t = useT();
  return (
    <>
      <p className="lede">{t("take-over.people", { count: people })}</p>
      <p>{t("take-over.signatures")}</p>
      <ul className="points">
        {signatures.map((signature) => (
          <li key={signature}>
            <bdi>{signature}</bdi>
          </li>
        ))}
      </ul>
      <p>{t("take-over.what")}</p>
    </>
  );
}

/** Somebody with an account goes on. */
export function TakeOverForm({ formKey }: { formKey: string }) {
  const t = useT();
  return (
    <form method="post" className="actions">
      <input type="hidden" name="key" defaultValue={formKey} />
      <button type="submit" className="button">
        {t("take-over.submit")}
      </button>
    </form>
  );
}

/** What came of it, when not everything could be taken over. */
export function PartlyTaken({ taken, writesAlready, notPossible }: TakenOver) {
  const t = useT();
  return (
    <>
      <h1>{t("take-over.done")}</h1>
      <p className="lede">{t("take-over.done.taken", { count: taken })}</p>
      {writesAlready > 0 ? <p>{t("take-over.done.already", { count: writesAlready })}</p> : null}
      {notPossible > 0 ? <p>{t("take-over.done.not-possible", { count: notPossible })}</p> : null}
      <div className="actions">
        <a className="button" href="/correspondence">
          {t("nav.correspondence")}
        </a>
      </div>
    </>
  );
}
