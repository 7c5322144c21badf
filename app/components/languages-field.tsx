import { languages } from "~/domain/prisoners/languages";
import { useI18n } from "~/i18n/i18n";
import { languageLabel } from "~/i18n/language-names";
import type { PlainKey } from "~/i18n/message-keys";
import { describedBy, FieldNotes, fieldClass } from "./fields/field";

/** Languages most people look for; the others are behind one tap. */
const inSight = languages.slice(0, 4);

interface LanguagesFieldProps {
  chosen: readonly string[];
  error: PlainKey | undefined;
  asHeading?: boolean;
  /** What is said instead, where the question is about somebody else. */
  label?: string;
  hint?: string;
}

/** Which languages somebody writes; the longer part of the list folds, and is open where it has a tick. */
export function LanguagesField({ chosen, error, asHeading = false, ...words }: LanguagesFieldProps) {
  const { language, t } = useI18n();
  const { label = t("writing.languages"), hint = t("writing.languages.hint") } = words;
  const others = languages
    .slice(inSight.length)
    .toSorted((a, b) => languageLabel(language, a).localeCompare(languageLabel(language, b), language));
  const choices = (codes: readonly string[]) =>
    codes.map((code) => (
      <LanguageChoice key={code} code={code} name={languageLabel(language, code)} chosen={chosen} />
    ));
  return (
    <div className={fieldClass(error)}>
      <fieldset aria-describedby={describedBy("languages", hint, error)["aria-describedby"]}>
        <legend>{asHeading ? <h1>{label}</h1> : label}</legend>
        <FieldNotes name="languages" hint={hint} error={error} />
        {choices(inSight)}
        <details className="more" open={others.some((code) => chosen.includes(code))}>
          <summary>{t("writing.languages.more")}</summary>
          <div className="choice-columns">{choices(others)}</div>
        </details>
      </fieldset>
    </div>
  );
}

function LanguageChoice({ code, name, chosen }: { code: string; name: string; chosen: readonly string[] }) {
  return (
    <label className="choice">
      <input
        id={code === inSight[0] ? "languages" : `languages-${code}`}
        name="languages"
        type="checkbox"
        value={code}
        defaultChecked={chosen.includes(code)}
      />
      <span>{name}</span>
    </label>
  );
}
