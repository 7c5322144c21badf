import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import type { FormErrors } from "~/platform/forms/parse-form";

interface PasswordChangeProps {
  errors: FormErrors | undefined;
  hasSecondFactor: boolean;
}

/** The current password and the one to come; neither is ever shown again. */
export function PasswordChangeForm({ errors, hasSecondFactor }: PasswordChangeProps) {
  const t = useT();
  return (
    <section>
      <h2>{t("security.password")}</h2>
      <p>{t("security.password.text")}</p>
      <form method="post" action="/account/security" noValidate>
        <TextField
          name="current"
          label={t("security.current")}
          error={errors?.current}
          type="password"
          autoComplete="current-password"
        />
        <TextField
          name="password"
          label={t("password.new")}
          hint={t(hasSecondFactor ? "second-factor.password-hint" : "password.hint")}
          error={errors?.password}
          type="password"
          autoComplete="new-password"
        />
        <div className="actions">
          <button type="submit" className="button">
            {t("security.submit")}
          </button>
        </div>
      </form>
    </section>
  );
}
