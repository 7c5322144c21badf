import type { ReactNode } from "react";
import { describedBy, FieldNotes, type FieldProps, fieldClass } from "./field";

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

interface ChoiceFieldProps extends FieldProps {
  choices: readonly Choice[];
  /** One answer (radio buttons) or any number (checkboxes). */
  many?: boolean;
  /** Values chosen already. */
  chosen?: readonly string[];
  /** The question is the page's heading. */
  asHeading?: boolean;
}

/** A question with its answers as large targets; works the same without scripts. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { name, label, hint, error, registration, choices, many, chosen = [], asHeading } = props;
  return (
    <div className={fieldClass(error)}>
      <fieldset aria-describedby={describedBy(name, hint, error)["aria-describedby"]}>
        <legend>{asHeading ? <h1>{label}</h1> : label}</legend>
        <FieldNotes name={name} hint={hint} error={error} />
        {choices.map((choice, index) => (
          <label key={choice.value} className="choice">
            <input
              {...registration}
              id={index === 0 ? name : `${name}-${choice.value}`}
              name={name}
              type={many ? "checkbox" : "radio"}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint ? <span className="hint">{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
