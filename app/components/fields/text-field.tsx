import type { InputHTMLAttributes } from "react";
import { describedBy, FieldNotes, type FieldProps, fieldClass } from "./field";

type Native = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "autoComplete" | "inputMode" | "maxLength" | "spellCheck" | "autoCapitalize" | "lang" | "list"
>;

interface TextFieldProps extends FieldProps, Native {
  defaultValue?: string | undefined;
  short?: boolean;
}

/** One line of text with its label above and its error beside it. */
export function TextField({
  name,
  label,
  hint,
  error,
  registration,
  short,
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
        {...describedBy(name, hint, error)}
      />
    </div>
  );
}
