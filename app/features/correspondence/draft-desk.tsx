import { closingQuestion, openers } from "~/domain/correspondence/openers";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { CopyButton } from "./copy-button";

const findings = [
  "not-russian",
  "too-short",
  "too-long",
  "has-link",
  "has-code-like",
  "no-date",
  "no-number",
] as const;
const topics = ["war", "case", "authorities", "lgbt", "calls", "profanity", "organisation"] as const;

interface DraftDeskProps {
  number: number;
  signature: string;
  /** The day of the letter's first line, `YYYY-MM-DD`. */
  today: string;
}

/** Openers to begin with, and a place to write whose text stays on the device; without scripts, a checklist. */
export function DraftDesk({ number, signature, today }: DraftDeskProps) {
  const { language, t } = useI18n();
  return (
    <>
      <p>
        {t("draft.begin")}{" "}
        <q lang="ru">
          Письмо № {number}, {formatDate("ru", today)}
        </q>
        <span className="block">{t("draft.sign", { signature })}</span>
      </p>
      <details>
        <summary>{t("draft.openers")}</summary>
        <ul className="card-list mt-3">
          {openers.map((opener) => (
            <li key={opener.id} className="mb-3">
              <span lang="ru">{opener.ru}</span>
              {language === "ru" ? null : <span className="block small quiet">{opener.en}</span>}
            </li>
          ))}
        </ul>
      </details>
      <p className="mt-3">
        {t("draft.closing")} <q lang="ru">{closingQuestion.ru}</q>
        {language === "ru" ? null : <span className="block small quiet">{closingQuestion.en}</span>}
      </p>
      <div data-draft hidden>
        <label className="font-semibold" htmlFor="draft">
          {t("draft.label")}
        </label>
        <p className="hint" id="draft-hint">
          {t("draft.hint")}
        </p>
        <textarea
          id="draft"
          className="input ruled"
          rows={12}
          lang="ru"
          spellCheck="true"
          autoComplete="off"
          aria-describedby="draft-hint"
        />
        <CopyButton of="draft" label={t("draft.copy")} />
        <ul className="pl-5 list-disc mt-3" aria-live="polite" aria-label={t("draft.findings")}>
          {findings.map((code) => (
            <li key={code} data-finding={code} hidden>
              {t(`draft.${code}`)} <span data-figure />
            </li>
          ))}
          {topics.map((topic) => (
            <li key={topic} data-finding={`topic-${topic}`} hidden>
              {t(`draft.topic-${topic}`)} <q data-figure lang="ru" />
            </li>
          ))}
          <li data-finding="fine" hidden>
            {t("draft.fine")}
          </li>
        </ul>
      </div>
      <noscript>
        <p>{t("draft.checklist-title")}</p>
        <ul className="pl-5 list-disc">
          {(["russian", "dated", "pages", "topics", "links"] as const).map((item) => (
            <li key={item}>{t(`draft.checklist-${item}`)}</li>
          ))}
        </ul>
      </noscript>
    </>
  );
}
