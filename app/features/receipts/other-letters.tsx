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
            <div key={signature} className={fieldClass(errors[signature] ?? errors[number])}>
              <FieldNotes name={signature} error={errors[signature]} />
              <FieldNotes name={number} error={errors[number]} />
              <div className="told-row">
                {[signature, number].map((name) => (
                  <div key={name}>
                    <label htmlFor={name}>
                      {t(name === number ? "receipt.number" : "receipt.signature")}
                      <span className="sr-only">, {index + 1}</span>
                    </label>
                    <input
                      id={name}
                      name={name}
                      className="input"
                      inputMode={name === number ? "numeric" : "text"}
                      autoComplete="off"
                      maxLength={name === number ? 20 : 80}
                      defaultValue={typedText(typed, name)}
                      {...describedBy(name, null, errors[name])}
                    />
                  </div>
                ))}
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
