import type { InputHTMLAttributes } from "react";
import { describedBy, FieldNotes, type FieldProps, fieldClass } from "./field";

type Native = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "autoComplete" | "inputMode" | "maxLength" | "spellCheck" | "autoCapitalize" | "lang"
>;

interface TextFieldProps extends FieldProps, Native {
  defaultValue?: string | undefined;
  short?: boolean;
  /** What was given before, to choose from. */
  known?: readonly string[];
}

/** One line of text with its label above and its error beside it. */
export function TextField({
  name,
  label,
  hint,
  error,
  registration,
  short,
  known,
  type = "text",
  ...native
}: TextFieldProps) {
  return (
    <div className={fieldClass(error)}>
      <label htmlFor={name}>{label}</label>
      <FieldNotes name={name} hint={hint} error={error} />
      <input
        {...native}
        {...registration}
        id={name}
        name={name}
        type={type}
        className={short ? "input input-short" : "input"}
        {...(known ? { list: `${name}-known` } : {})}
        {...describedBy(name, hint, error)}
      />
      {known ? (
        <datalist id={`${name}-known`}>
          {known.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      ) : null}
    </div>
  );
}
