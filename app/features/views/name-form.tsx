import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";

interface ViewNameFormProps {
  /** Where it is sent: the question of a new view stands in the address. */
  action: string;
  formKey?: string;
  name?: string;
  sent: { errors: FormErrors; typed: Typed } | undefined;
}

/** One field: what a view is called. */
export function ViewNameForm({ action, formKey, name, sent }: ViewNameFormProps) {
  const t = useT();
  return (
    <form method="post" action={action} noValidate>
      {formKey === undefined ? null : (
        <input type="hidden" name="key" value={typedText(sent?.typed, "key") ?? formKey} />
      )}
      <TextField
        name="name"
        label={t("views.name")}
        hint={t("views.name.hint")}
        error={sent?.errors.name}
        defaultValue={typedText(sent?.typed, "name") ?? name}
        autoComplete="off"
      />
      <div className="actions">
        <button type="submit" className="button">
          {t("views.keep")}
        </button>
      </div>
    </form>
  );
}
