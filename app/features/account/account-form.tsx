import type { UseFormRegisterReturn } from "react-hook-form";
import { CheckField } from "~/components/fields/check-field";
import { ChoiceField } from "~/components/fields/choice-field";
import { TextField } from "~/components/fields/text-field";
import { useSchemaForm } from "~/components/fields/use-schema-form";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";
import { AccessSheet } from "./access-sheet";
import { accountForm } from "./join.form";
import type { AccessShown } from "./join-answers";
import { JoinPage } from "./join-page";

type FieldName = "kind" | "writtenDown" | "email" | "password" | "adult";

interface AccountFormProps {
  access: AccessShown;
  errors: FormErrors | undefined;
  typed: Typed | undefined;
}

/** The last page of joining: checked while it is open where scripts run, and by the server in any case. */
export function AccountForm({ access, errors: fromServer, typed }: AccountFormProps) {
  const t = useT();
  const { register, errors, onSubmit, clearErrors } = useSchemaForm(accountForm, fromServer);
  const field = (name: FieldName) => ({ name, registration: register(name), error: errors[name] });
  return (
    <JoinPage step="account" errors={errors}>
      <form method="post" noValidate onSubmit={onSubmit}>
        <ChoiceField
          {...field("kind")}
          registration={register("kind", { onChange: clearErrors })}
          label={t("join.account.kind")}
          asHeading
          chosen={[typedText(typed, "kind") ?? "generated"]}
          choices={[
            {
              value: "generated",
              label: t("join.account.generated"),
              hint: t("join.account.generated.hint"),
            },
            { value: "email", label: t("join.account.by-email"), hint: t("join.account.by-email.hint") },
          ]}
        />
        <div className="way-generated">
          <WriteDown access={access} />
          <CheckField
            {...field("writtenDown")}
            label={t("join.account.written-down")}
            defaultChecked={typed?.writtenDown === "yes"}
          />
        </div>
        <div className="way-email">
          <EmailAndPassword field={field} email={typedText(typed, "email")} />
        </div>
        <CheckField
          {...field("adult")}
          label={t("join.account.adult")}
          defaultChecked={typed?.adult === "yes"}
        />
        <div className="actions">
          <button type="submit" className="button">
            {t("join.account.submit")}
          </button>
        </div>
      </form>
    </JoinPage>
  );
}

function WriteDown({ access }: { access: AccessShown }) {
  const t = useT();
  return (
    <section className="card">
      <h2>{t("join.account.write-down")}</h2>
      <p>{t("join.account.write-down.text")}</p>
      <AccessSheet {...access} />
    </section>
  );
}

interface EmailAndPasswordProps {
  field: (name: "email" | "password") => {
    name: string;
    registration: UseFormRegisterReturn;
    error: PlainKey | undefined;
  };
  email: string | undefined;
}

function EmailAndPassword({ field, email }: EmailAndPasswordProps) {
  const t = useT();
  return (
    <>
      <TextField
        {...field("email")}
        label={t("email.label")}
        type="email"
        autoComplete="username"
        defaultValue={email}
      />
      <TextField
        {...field("password")}
        label={t("password.label")}
        hint={t("password.hint")}
        type="password"
        autoComplete="new-password"
      />
    </>
  );
}
