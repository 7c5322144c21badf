import { FactValue } from "~/components/person-fact";
import type { ChangedBy, PlainFacts, PlainField } from "~/domain/prisoners/plain-facts";
import { useT } from "~/i18n/i18n";
import type { FormErrors, Typed } from "~/platform/forms/parse-form";
import { type Choices, choiceName } from "./edit.form";

interface ConflictFormProps {
  theirs: PlainFacts;
  mine: PlainFacts;
  disputed: readonly { field: PlainField; by: ChangedBy }[];
  /** What was typed, to be sent again with the choices. */
  typed: Typed;
  seen: { version: number; marks: string };
  chosen: Choices;
  errors: FormErrors;
}

const usual = { them: "theirs", me: "mine", both: null } as const;

/** Both versions side by side, field by field; nothing was saved yet, and what was typed is sent along. */
export function ConflictForm({ theirs, mine, disputed, typed, seen, chosen, errors }: ConflictFormProps) {
  const t = useT();
  return (
    <form method="post">
      {Object.entries(typed).flatMap(([name, value]) =>
        [value].flat().map((each) => <input key={name + each} type="hidden" name={name} value={each} />),
      )}
      <input type="hidden" name="version" value={seen.version} />
      <input type="hidden" name="marks" value={seen.marks} />
      <input type="hidden" name="asked" value={disputed.map(({ field }) => field).join(",")} />
      {disputed.map(({ field, by }) => {
        const name = choiceName(field);
        const error = errors[name];
        return (
          <fieldset key={field} className={error ? "field field-invalid" : "field"}>
            <legend>{t(`person.field.${field}`)}</legend>
            <p className="hint">{t(`edit.by.${by}`)}</p>
            {error ? <p className="field-error">{t(error)}</p> : null}
            <div className="two-columns">
              {(["theirs", "mine"] as const).map((whose) => (
                <label key={whose} className="choice">
                  <input
                    id={whose === "theirs" ? name : `${name}-mine`}
                    type="radio"
                    name={name}
                    value={whose}
                    defaultChecked={(chosen[field] ?? usual[by]) === whose}
                    required
                  />
                  <span>
                    <span className="hint">{t(`edit.${whose}`)}</span>
                    <FactValue field={field} facts={whose === "theirs" ? theirs : mine} />
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
      <div className="actions">
        <button className="button" type="submit">
          {t("edit.save-chosen")}
        </button>
      </div>
    </form>
  );
}
