import { describedBy, FieldNotes, fieldClass } from "~/components/fields/field";
import { useT } from "~/i18n/i18n";
import { type FormErrors, type Typed, typedText } from "~/platform/forms/parse-form";

interface OtherLettersProps {
  typed: Typed;
  errors: FormErrors;
  rows: number;
  /** There is nothing to tick, so that these are not "others". */
  none: boolean;
}

/** Rows of a signature and a number for letters that cannot be ticked; either half may be missing. */
export function OtherLetters({ typed, errors, rows, none }: OtherLettersProps) {
  const t = useT();
  return (
    <div className="field">
      <fieldset aria-describedby="others-hint">
        <legend>{t(none ? "receipt.senders" : "receipt.others")}</legend>
        <p className="hint" id="others-hint">
          {t("receipt.others.hint")}
        </p>
        {Array.from({ length: rows }, (_, index) => {
          const [signature, number] = [`signature${index}`, `number${index}`];
          return (
            <div key={signature} className="told-row">
              <div className={fieldClass(errors[signature])}>
                <label htmlFor={signature}>
                  {t("receipt.signature")}
                  <span className="sr-only">, {index + 1}</span>
                </label>
                <FieldNotes name={signature} error={errors[signature]} />
                <input
                  id={signature}
                  name={signature}
                  className="input"
                  autoComplete="off"
                  maxLength={80}
                  defaultValue={typedText(typed, signature)}
                  {...describedBy(signature, null, errors[signature])}
                />
              </div>
              <div className={fieldClass(errors[number])}>
                <label htmlFor={number}>
                  {t("receipt.number")}
                  <span className="sr-only">, {index + 1}</span>
                </label>
                <FieldNotes name={number} error={errors[number]} />
                <input
                  id={number}
                  name={number}
                  className="input input-short"
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={20}
                  defaultValue={typedText(typed, number)}
                  {...describedBy(number, null, errors[number])}
                />
              </div>
            </div>
          );
        })}
        <button
          className="button button-quiet"
          type="submit"
          name="more"
          value="1"
          formAction={`#signature${rows}`}
        >
          {t("receipt.more")}
        </button>
      </fieldset>
    </div>
  );
}
