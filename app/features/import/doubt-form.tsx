import { ChoiceField } from "~/components/fields/choice-field";
import type { Answers } from "~/domain/import/kinds";
import { LEFT_OUT, SOMEBODY_NEW } from "~/domain/import/kinds";
import { useT } from "~/i18n/i18n";
import type { Doubt } from "./plan-view";

interface DoubtFormProps {
  id: string;
  doubts: readonly Doubt[];
  answered: Answers;
}

/** Rows that may mean somebody known: a person says who it is, and nobody guesses. */
export function DoubtForm({ id, doubts, answered }: DoubtFormProps) {
  const t = useT();
  return (
    <form method="post" action={`/desk/import/${id}/answers`} id="doubts">
      <h2>{t("import.doubts")}</h2>
      <p className="hint">{t("import.doubts.hint")}</p>
      {doubts.map(({ line, name, born, place, candidates }) => (
        <ChoiceField
          key={line}
          name={`line-${line}`}
          label={
            <>
              {t("import.line", { line })}: <bdi>{[name, born, place].filter(Boolean).join(", ")}</bdi>
            </>
          }
          chosen={[answered[line] ?? ""]}
          choices={[
            ...candidates.map((each) => ({
              value: each.id,
              label: <bdi>{each.name}</bdi>,
              hint: [each.born, each.place].filter(Boolean).join(", "),
            })),
            { value: SOMEBODY_NEW, label: t("import.doubts.new") },
            { value: LEFT_OUT, label: t("import.doubts.out") },
          ]}
        />
      ))}
      <div className="actions">
        <button type="submit" className="button">
          {t("import.doubts.submit")}
        </button>
      </div>
    </form>
  );
}
