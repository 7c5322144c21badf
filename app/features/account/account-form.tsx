import { CheckField } from "~/components/fields/check-field";
import { useSchemaForm } from "~/components/fields/use-schema-form";
import { useT } from "~/i18n/i18n";
import type { FormErrors, Typed } from "~/platform/forms/parse-form";
import { AccountFields, type FieldOf } from "./account-fields";
import { accountForm } from "./join.form";
import type { AccessShown } from "./join-answers";
import { JoinPage } from "./join-page";

interface AccountFormProps {
  access: AccessShown;
  errors: FormErrors | undefined;
  typed: Typed | undefined;
}

/** The last page of joining: checked while it is open where scripts run, and by the server in any case. */
export function AccountForm({ access, errors: fromServer, typed }: AccountFormProps) {
  const t = useT();
  const { register, errors, onSubmit, clearErrors } = useSchemaForm(accountForm, fromServer);
  const field: FieldOf = (name, options) => ({
    name,
    registration: register(name, options),
    error: errors[name],
  });
  return (
    <JoinPage step="account" errors={errors}>
      <form method="post" noValidate onSubmit={onSubmit}>
        <AccountFields access={access} typed={typed} fieldOf={field} onKindChange={clearErrors} asHeading />
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
