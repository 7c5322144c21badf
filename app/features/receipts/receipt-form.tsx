import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { DateField } from "~/components/fields/date-field";
import { TextField } from "~/components/fields/text-field";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedList, typedText } from "~/platform/forms/parse-form";
import { KnownLetters } from "./known-letters";
import { OtherLetters } from "./other-letters";
import type { KnownLetter } from "./read.server";
import { arrivals, tellers } from "./receipt.form";
import { SendingNotice } from "./sending-notice";

interface ReceiptFormProps {
  /** Where it is sent: named, or the place that "one more row" led to would go along. */
  action: string;
  /** Letters that may be ticked. */
  letters: readonly KnownLetter[];
  typed: Typed;
  errors: FormErrors;
  /** Rows for letters that are not among them. */
  rows: number;
  formKey: string;
  /** A coordinator fills it in for somebody on the phone. */
  byPhone?: boolean;
  isCorrection?: boolean;
}

/**
 * Which letters came: every question may be left open. Enter saves nothing: it and "one more row" only show the form
 * again.
 */
export function ReceiptForm(props: ReceiptFormProps) {
  const { action, letters, typed, errors, rows, formKey, byPhone, isCorrection } = props;
  const t = useT();
  const text = (name: string) => typedText(typed, name) ?? "";
  const save = t(isCorrection ? "receipt.correct" : "receipt.save");
  return (
    <>
      <ErrorSummary errors={errors} />
      <SendingNotice />
      <form method="post" action={action} data-resend>
        <button type="submit" name="check" value="1" className="sr-only" tabIndex={-1} aria-hidden="true">
          {t("receipt.check")}
        </button>
        <input type="hidden" name="key" defaultValue={text("key") || formKey} />
        <TextField
          name="letters"
          label={t("receipt.letters")}
          hint={t("receipt.letters.hint")}
          error={errors.letters}
          defaultValue={text("letters")}
          inputMode="numeric"
          autoComplete="off"
          maxLength={30}
          short
        />
        <KnownLetters letters={letters} chosen={typedList(typed, "known")} error={errors.known} />
        <OtherLetters typed={typed} errors={errors} rows={rows} none={letters.length === 0} />
        <ChoiceField
          name="when"
          label={t("receipt.when")}
          error={errors.when}
          chosen={[text("when")]}
          choices={arrivals.map((value) => ({ value, label: t(`receipt.when.${value}`) }))}
        />
        <div className="another-day">
          <DateField
            name="date"
            label={t("receipt.date")}
            hint={t("receipt.date.hint")}
            error={errors.dateDay}
            typed={{ day: text("dateDay"), month: text("dateMonth"), year: text("dateYear") }}
          />
        </div>
        <ChoiceField
          name="toldBy"
          label={t("receipt.told")}
          error={errors.toldBy}
          chosen={[text("toldBy")]}
          choices={tellers.map((value) => ({
            value,
            label: t(
              byPhone && value === "relative" ? "receipt.told.relative.phone" : `receipt.told.${value}`,
            ),
          }))}
        />
        <div className="actions">
          <button className="button" type="submit">
            {save}
          </button>
        </div>
      </form>
    </>
  );
}
