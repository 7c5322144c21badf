import type { TextareaHTMLAttributes } from "react";
import { describedBy, FieldNotes, type FieldProps, fieldClass } from "./field";

type Native = Pick<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  "rows" | "maxLength" | "autoComplete" | "spellCheck" | "lang"
>;

interface TextAreaFieldProps extends FieldProps, Native {
  defaultValue?: string | undefined;
}

/** Several lines of text with their label above and their error beside it. */
export function TextAreaField({ name, label, hint, error, registration, ...native }: TextAreaFieldProps) {
  return (
    <div className={fieldClass(error)}>
      <label htmlFor={name}>{label}</label>
      <FieldNotes name={name} hint={hint} error={error} />
      <textarea
        rows={6}
        {...native}
        {...registration}
        id={name}
        name={name}
        className="input"
        {...describedBy(name, hint, error)}
      />
    </div>
  );
}
