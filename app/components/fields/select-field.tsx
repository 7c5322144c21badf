import { describedBy, FieldNotes, type FieldProps, fieldClass } from "./field";

interface SelectFieldProps extends FieldProps {
  choices: readonly { value: string; label: string }[];
  chosen: string;
}

/** One answer out of a list too long to show. */
export function SelectField({ name, label, hint, error, registration, choices, chosen }: SelectFieldProps) {
  return (
    <div className={fieldClass(error)}>
      <label htmlFor={name}>{label}</label>
      <FieldNotes name={name} hint={hint} error={error} />
      <select
        {...registration}
        id={name}
        name={name}
        className="input"
        defaultValue={chosen}
        {...describedBy(name, hint, error)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
