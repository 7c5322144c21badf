import { describedBy, FieldNotes, type FieldProps, fieldClass } from "./field";

interface CheckFieldProps extends FieldProps {
  defaultChecked?: boolean;
}

/** One statement to agree to; sends `yes` when ticked. */
export function CheckField({ name, label, hint, error, registration, defaultChecked }: CheckFieldProps) {
  return (
    <div className={fieldClass(error)}>
      <FieldNotes name={name} error={error} />
      <label className="choice">
        <input
          {...registration}
          id={name}
          name={name}
          type="checkbox"
          value="yes"
          defaultChecked={defaultChecked}
          {...describedBy(name, hint, error)}
        />
        <span>{label}</span>
      </label>
      <FieldNotes name={name} hint={hint} />
    </div>
  );
}
