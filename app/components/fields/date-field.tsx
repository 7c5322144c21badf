import type { UseFormRegisterReturn } from "react-hook-form";
import { useT } from "~/i18n/i18n";
import { describedBy, FieldNotes, type FieldProps, fieldClass } from "./field";

interface DateFieldProps extends Omit<FieldProps, "registration"> {
  /** Typed values of `${name}Day`, `${name}Month`, `${name}Year`. */
  typed?: { day?: string; month?: string; year?: string };
  register?: (field: string) => UseFormRegisterReturn;
}

/** A date as day, month (a number or a word) and year in three fields: quicker and less fallible than a calendar on a small phone. */
export function DateField({ name, label, hint, error, typed = {}, register }: DateFieldProps) {
  const t = useT();
  const parts = [
    { part: "Day", label: t("field.day"), length: 2, value: typed.day },
    { part: "Month", label: t("field.month"), length: 9, value: typed.month },
    { part: "Year", label: t("field.year"), length: 4, value: typed.year },
  ];
  return (
    <div className={fieldClass(error)}>
      <fieldset aria-describedby={describedBy(name, hint, error)["aria-describedby"]}>
        <legend>{label}</legend>
        <FieldNotes name={name} hint={hint} error={error} />
        <div className="flex gap-3">
          {parts.map(({ part, label, length, value }) => (
            <div key={part}>
              <label className="block text-base" htmlFor={name + part}>
                {label}
              </label>
              <input
                {...register?.(name + part)}
                id={name + part}
                name={name + part}
                className="input input-short"
                inputMode="numeric"
                autoComplete="off"
                size={Math.min(length, 6)}
                maxLength={length}
                defaultValue={value}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
