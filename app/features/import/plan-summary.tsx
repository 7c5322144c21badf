import { PageLinks } from "~/components/page-links";
import type { ImportKindName } from "~/domain/import/kinds";
import { useI18n } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import { ChangeTable } from "./change-table";
import { CreatedWords } from "./created-words";
import { createdKey } from "./kind-words";
import { CHANGES_SHOWN, type PlanView } from "./plan-view";
import { NoteLines, RefusedLines } from "./report-lines";
import { WordForm } from "./word-form";

interface PlanSummaryProps {
  kind: ImportKindName;
  view: PlanView;
  page: string;
}

/** What an import would do: figures first, then what a person should look at before it is done. */
export function PlanSummary({ kind, view, page }: PlanSummaryProps) {
  const { language, t } = useI18n();
  const { counts, created, changes, facilities } = view;
  return (
    <>
      <dl className="facts">
        {(["created", "changed", "unchanged", "refused", "doubts"] as const).map((name) => (
          <div key={name} className="contents">
            <dt>{t(`import.count.${name}`)}</dt>
            <dd>{formatNumber(language, counts[name])}</dd>
          </div>
        ))}
      </dl>
      {counts.created + counts.changed + counts.doubts === 0 ? (
        <p className="notice">{t("import.preview.nothing")}</p>
      ) : null}
      <RefusedLines refused={view.refused} count={counts.refused} />
      <WordForm page={page} words={view.words} />
      {created.length > 0 ? (
        <details>
          <summary>{t(createdKey(kind), { count: counts.created })}</summary>
          <ul>
            {created.map(({ line, name, place, letter }) => (
              <li key={line}>
                {t("import.line", { line })}: <bdi>{name}</bdi>
                <CreatedWords place={place} letter={letter} />
              </li>
            ))}
          </ul>
          {counts.created > created.length ? (
            <p className="quiet">{t("import.and-more", { count: counts.created - created.length })}</p>
          ) : null}
        </details>
      ) : null}
      <ChangeTable changes={changes} kind={kind} />
      {counts.changed > CHANGES_SHOWN ? <Pages view={view} page={page} /> : null}
      {facilities.length > 0 ? (
        <details>
          <summary>{t("import.facilities", { count: facilities.length })}</summary>
          <ul>
            {facilities.map(({ name, region }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two places may be called alike
              <li key={at}>{[name, region].filter(Boolean).join(", ")}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <NoteLines notes={view.notes} />
    </>
  );
}

function Pages({ view: { from, counts }, page }: { view: PlanView; page: string }) {
  const pageFrom = (row: number) => `${page}?from=${Math.max(0, row)}#changes`;
  const isLast = from + CHANGES_SHOWN >= counts.changed;
  return (
    <PageLinks
      label="import.pages"
      previous={from > 0 ? pageFrom(from - CHANGES_SHOWN) : null}
      next={isLast ? null : pageFrom(from + CHANGES_SHOWN)}
    />
  );
}
