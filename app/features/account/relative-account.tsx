import { useT } from "~/i18n/i18n";
import type { FormErrors, Typed } from "~/platform/forms/parse-form";
import { AccessSheet } from "./access-sheet";
import { AccountFields } from "./account-fields";
import type { AccessShown } from "./join-answers";

/** What came of sending the form, when it did not make an account. */
export interface SentAccount {
  errors: FormErrors;
  typed: Typed;
  /** Until the next attempt is heard; null unless there were too many. */
  minutes: number | null;
}

interface RelativeAccountProps {
  page: { access: AccessShown; isNewName: boolean; signIn: string };
  failed: SentAccount | undefined;
}

/** For whoever is not signed in: an account, or the way to the one they have. */
export function RelativeAccount({ page: { access, isNewName, signIn }, failed }: RelativeAccountProps) {
  const t = useT();
  return (
    <>
      <p>
        <a href={signIn}>{t("join.start.sign-in")}</a>
      </p>
      {isNewName ? <p className="notice">{t("join.account.new-name")}</p> : null}
      <form method="post" noValidate>
        <AccountFields
          access={access}
          typed={failed?.typed}
          fieldOf={(name) => ({ name, error: failed?.errors[name] })}
        />
        <div className="actions">
          <button type="submit" className="button">
            {t("join.account.submit")}
          </button>
        </div>
      </form>
    </>
  );
}

/** After joining by e-mail: the recovery code, and on to signing in, which leads back here. */
export function RelativeJoined({ code, signIn }: { code: string; signIn: string }) {
  const t = useT();
  return (
    <>
      <h1>{t("join.done.heading")}</h1>
      <p>{t("join.done.text")}</p>
      <section className="card">
        <AccessSheet recoveryCode={code} />
      </section>
      <p>{t("invitation.done.next")}</p>
      <p className="quiet">{t("join.done.old-account")}</p>
      <div className="actions">
        <a className="button" href={signIn}>
          {t("sign-in.submit")}
        </a>
      </div>
    </>
  );
}
