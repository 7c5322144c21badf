import { ChoiceField } from "~/components/fields/choice-field";
import type { Language } from "~/domain/access/roles";
import { type MergeField, mergeFields } from "~/domain/prisoners/merge";
import { formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { languageName } from "~/i18n/language-names";
import type { Translate } from "~/i18n/translate";
import { type Typed, typedText } from "~/platform/forms/parse-form";
import type { MergePreview, MergeSide } from "./read.server";

interface MergeFormProps {
  preview: MergePreview;
  formKey: string;
  /** What was chosen before a refusal. */
  typed: Typed | undefined;
}

/** Both records side by side, a choice for each value that differs, and what moves. */
export function MergeForm({ preview, formKey, typed }: MergeFormProps) {
  const { language, t } = useI18n();
  const { kept, lost } = preview;
  const words = wordsOf(t, language);
  const differing = mergeFields.filter((field) => words[field](kept) !== words[field](lost));
  return (
    <form method="post">
      <input type="hidden" name="key" defaultValue={formKey} />
      <input type="hidden" name="with" defaultValue={lost.id} />
      <input type="hidden" name="keptVersion" defaultValue={kept.version} />
      <input type="hidden" name="lostVersion" defaultValue={lost.version} />
      <h2>{t("merge.which")}</h2>
      {differing.length === 0 ? <p>{t("merge.no-difference")}</p> : null}
      {differing.map((field) => (
        <ChoiceField
          key={field}
          name={field}
          label={t(`merge.field.${field}`)}
          chosen={[typedText(typed, field) ?? (words[field](kept) === "" ? "lost" : "kept")]}
          choices={(["kept", "lost"] as const).map((side) => ({
            value: side,
            label: <bdi>{words[field](preview[side]) || t("merge.nothing")}</bdi>,
            hint: t(`merge.side.${side}`),
          }))}
        />
      ))}
      <MergeEffects preview={preview} />
      <div className="actions">
        <button className="button" type="submit">
          {t("merge.submit")}
        </button>
        <a href={`/desk/prisoners/${kept.id}/merge`}>{t("merge.other")}</a>
      </div>
    </form>
  );
}

/** What goes over, and what happens where both records say something. */
function MergeEffects({ preview: { moves, doubles, renamed, consent } }: { preview: MergePreview }) {
  const { t } = useI18n();
  return (
    <>
      <h2>{t("merge.what-moves")}</h2>
      <ul>
        <li>{t("merge.moves.writers", { count: moves.writers })}</li>
        <li>{t("merge.moves.letters", { count: moves.letters })}</li>
        <li>{t("merge.moves.relatives", { count: moves.relatives })}</li>
        <li>{t("merge.moves.lists", { count: moves.lists })}</li>
        <li>{t("merge.moves.other", { count: moves.other })}</li>
        {doubles === 0 ? null : <li>{t("merge.doubles", { count: doubles })}</li>}
        {renamed.map(({ from, to }) => (
          <li key={to}>{t("merge.renamed", { from, to })}</li>
        ))}
        <li>{t(`merge.consent.${consent}`)}</li>
      </ul>
      <p className="hint">{t("merge.undo-hint")}</p>
    </>
  );
}

/** The value of each field in words; empty where nothing is known. */
function wordsOf(t: Translate, language: Language): Record<MergeField, (side: MergeSide) => string> {
  return {
    name: ({ name }) => name,
    dative: ({ nameDative }) => nameDative ?? "",
    gender: ({ gender }) => t(`merge.gender.${gender}`),
    birth: ({ birthDate, birthPrecision }) => formatPartialDate(language, birthDate, birthPrecision) ?? "",
    languages: ({ languages }) => languages.map((code) => languageName(language, code)).join(", "),
    status: ({ status }) => t(`status.${status}`),
    place: ({ facility }) => facility ?? "",
    about: ({ about }) => about,
    articles: ({ articles }) => articles,
    penalty: ({ penalty }) => penalty,
    target: ({ target }) => String(target),
    cap: ({ cap }) => (cap === null ? "" : String(cap)),
  };
}
