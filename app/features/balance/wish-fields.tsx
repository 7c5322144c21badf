import { ChoiceField } from "~/components/fields/choice-field";
import { TextField } from "~/components/fields/text-field";
import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { FormErrors } from "~/platform/forms/parse-form";
import { countsUpTo } from "./wish.form";

interface WishFieldsProps {
  free: number;
  people: string;
  signature: string;
  errors: FormErrors | undefined;
}

/** For how many people, and how their letters will be signed: then a planned place is whole at once. */
export function WishFields({ free, people, signature, errors }: WishFieldsProps) {
  const t = useT();
  return (
    <form method="post" action="/suggestions/wish" noValidate>
      <ChoiceField
        name="people"
        label={t("wish.people")}
        error={errors?.people}
        chosen={[people]}
        choices={countsUpTo(free).map((count) => ({
          value: String(count),
          label: t("wish.people.count", { count }),
        }))}
      />
      <TextField
        name="signature"
        label={t("claim.signature")}
        hint={t("claim.signature-hint")}
        error={errors?.signature}
        defaultValue={signature}
        maxLength={60}
        autoComplete="off"
      />
      <ul>
        <li>{t("wish.what.need")}</li>
        <li>{t("wish.what.hold")}</li>
        <li>{t("wish.what.fortnight")}</li>
      </ul>
      <div className="actions">
        <button className="button" type="submit">
          {t("wish.choose-for-me")}
        </button>
        <a href="/suggestions">{t("suggestions.choose-myself")}</a>
      </div>
    </form>
  );
}

interface StandingWishProps {
  people: number;
  signature: string;
  /** The day from which somebody may be given. */
  from: string | null;
}

/** What was asked for, and the way to take it back. */
export function StandingWish({ people, signature, from }: StandingWishProps) {
  const { language, t } = useI18n();
  return (
    <>
      <p className="lede">{t("wish.stands", { count: people })}</p>
      <ul>
        <li>{t("wish.what.need")}</li>
        <li>{from ? t("wish.from", { date: formatDate(language, from) }) : t("wish.what.fortnight")}</li>
        <li>
          {t("wish.signed")} <bdi>{signature}</bdi>
        </li>
      </ul>
      <form method="post" action="/suggestions/wish/withdrawal" className="actions">
        <button className="button button-quiet" type="submit">
          {t("wish.withdraw")}
        </button>
        <a href="/suggestions">{t("suggestions.choose-myself")}</a>
      </form>
    </>
  );
}
