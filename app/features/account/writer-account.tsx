import { CheckField } from "~/components/fields/check-field";
import { LanguagesField } from "~/components/languages-field";
import { useT } from "~/i18n/i18n";
import { typedList, typedText } from "~/platform/forms/parse-form";
import { AccountFields } from "./account-fields";
import type { AccessShown } from "./join-answers";
import type { SentAccount } from "./relative-account";
import { CardField, PeopleField, PlaceField, WaysField } from "./writing-fields";

interface WriterAccountProps {
  page: { access: AccessShown; isNewName: boolean; signIn: string };
  failed: SentAccount | undefined;
}

/** For somebody who writes already and has no account here: the questions of joining on one page, or the way to sign in. */
export function WriterAccount({ page: { access, isNewName, signIn }, failed }: WriterAccountProps) {
  const t = useT();
  const { errors = {}, typed } = failed ?? {};
  return (
    <>
      <p>
        <a href={signIn}>{t("join.start.sign-in")}</a>
      </p>
      {isNewName ? <p className="notice">{t("join.account.new-name")}</p> : null}
      <form method="post" noValidate>
        <LanguagesField chosen={typedList(typed, "languages")} error={errors.languages} />
        <WaysField chosen={typedText(typed, "ways")} error={errors.ways} />
        <CardField chosen={typedText(typed, "russianCard")} error={errors.russianCard} />
        <PlaceField chosen={typedText(typed, "postsFrom")} error={errors.postsFrom} />
        <PeopleField chosen={typedText(typed, "capacity")} error={errors.capacity} />
        <AccountFields access={access} typed={typed} fieldOf={(name) => ({ name, error: errors[name] })} />
        <CheckField
          name="adult"
          error={errors.adult}
          label={t("join.account.adult")}
          defaultChecked={typed?.adult === "yes"}
        />
        <div className="actions">
          <button type="submit" className="button">
            {t("take-over.join")}
          </button>
        </div>
      </form>
    </>
  );
}
