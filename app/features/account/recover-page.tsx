import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import { AccessSheet } from "./access-sheet";

/** Name, recovery code and the password to be. */
export function RecoverFields({
  errors,
  typed,
}: {
  errors: FormErrors | undefined;
  typed: Typed | undefined;
}) {
  const t = useT();
  const plain = { autoCapitalize: "none", spellCheck: false } as const;
  return (
    <>
      <TextField
        {...plain}
        name="name"
        label={t("sign-in.name")}
        hint={t("sign-in.name.hint")}
        error={errors?.name}
        defaultValue={typedText(typed, "name")}
        autoComplete="username"
      />
      <TextField
        {...plain}
        name="code"
        label={t("access.recovery-code")}
        hint={t("recover.code.hint")}
        error={errors?.code}
        defaultValue={typedText(typed, "code")}
        autoComplete="off"
      />
      <TextField
        name="password"
        label={t("password.new")}
        hint={t("password.hint")}
        error={errors?.password}
        type="password"
        autoComplete="new-password"
      />
    </>
  );
}

/** After a recovery: the new code, once. */
export function Recovered({ code }: { code: string }) {
  const t = useT();
  return (
    <>
      <h1>{t("recover.done.heading")}</h1>
      <p>{t("recover.done.text")}</p>
      <section className="card">
        <AccessSheet recoveryCode={code} />
      </section>
      <p>{t("recover.done.sessions")}</p>
      <div className="actions">
        <a className="button" href="/sign-in">
          {t("sign-in.submit")}
        </a>
      </div>
    </>
  );
}
