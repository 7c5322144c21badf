import type { UseFormRegisterReturn } from "react-hook-form";
import { CheckField } from "~/components/fields/check-field";
import { ChoiceField } from "~/components/fields/choice-field";
import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { type Typed, typedText } from "~/platform/forms/parse-form";
import { AccessSheet } from "./access-sheet";
import type { AccessShown } from "./join-answers";

type FieldName = "kind" | "writtenDown" | "email" | "password" | "adult";

/** What a field of this form is tied to: always its name and error, and react-hook-form where the page hydrates. */
export type FieldOf = (
  name: FieldName,
  options?: { onChange: () => void },
) => { name: string; registration?: UseFormRegisterReturn; error: PlainKey | undefined };

interface AccountFieldsProps {
  access: AccessShown;
  typed: Typed | undefined;
  fieldOf: FieldOf;
  onKindChange?: () => void;
  /** The question is the page's heading. */
  asHeading?: boolean;
}

/** How somebody new signs in: by a name made for them, shown here to be written down, or by e-mail and password. */
export function AccountFields({ access, typed, fieldOf, onKindChange, asHeading }: AccountFieldsProps) {
  const t = useT();
  return (
    <>
      <ChoiceField
        {...fieldOf("kind", onKindChange && { onChange: onKindChange })}
        label={t("join.account.kind")}
        asHeading={asHeading ?? false}
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
          {...fieldOf("writtenDown")}
          label={t("join.account.written-down")}
          defaultChecked={typed?.writtenDown === "yes"}
        />
      </div>
      <div className="way-email">
        <EmailAndPassword fieldOf={fieldOf} email={typedText(typed, "email")} />
      </div>
    </>
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

function EmailAndPassword({ fieldOf, email }: { fieldOf: FieldOf; email: string | undefined }) {
  const t = useT();
  return (
    <>
      <TextField
        {...fieldOf("email")}
        label={t("email.label")}
        type="email"
        autoComplete="username"
        defaultValue={email}
      />
      <TextField
        {...fieldOf("password")}
        label={t("password.label")}
        hint={t("password.hint")}
        type="password"
        autoComplete="new-password"
      />
    </>
  );
}
