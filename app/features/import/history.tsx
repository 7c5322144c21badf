import type { ImportKindName } from "~/domain/import/kinds";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import { listWords } from "./kind-words";

interface WaitingFile {
  id: string;
  kind: ImportKindName;
  list: string;
  createdAt: string;
  own: boolean;
}

/** Files that were uploaded and not imported yet; they are gone after a day. */
export function WaitingFiles({ drafts }: { drafts: readonly WaitingFile[] }) {
  const { language, t } = useI18n();
  if (drafts.length === 0) return null;
  return (
    <section>
      <h2>{t("import.waiting")}</h2>
      <p className="hint">{t("import.waiting.hint")}</p>
      <ul className="card-list">
        {drafts.map(({ id, kind, list, createdAt, own }) => (
          <li key={id} className="card">
            <h3>
              <a href={`/desk/import/${id}`}>{listWords(t, { kind, list })}</a>
            </h3>
            <p>
              {t(own ? "import.waiting.own" : "import.waiting.other", {
                date: formatDate(language, createdAt.slice(0, 10)),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export interface RunLine {
  id: number;
  kind: ImportKindName;
  list: string;
  startedAt: string;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  undoneAt: string | null;
}

/** What was imported, newest first. */
export function RunHistory({ runs, older }: { runs: readonly RunLine[]; older: number | null }) {
  const { language, t } = useI18n();
  const figure = (value: number) => formatNumber(language, value);
  return (
    <section>
      <h2>{t("import.history")}</h2>
      {runs.length === 0 ? (
        <p>{t("import.history.empty")}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("import.history.when")}</th>
              <th scope="col">{t("import.history.list")}</th>
              {counted.map((name) => (
                <th key={name} scope="col" className="figure">
                  {t(`import.count.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <th scope="row">
                  <a href={`/desk/import/runs/${run.id}`}>
                    {formatDate(language, run.startedAt.slice(0, 10))}
                  </a>
                </th>
                <td data-label={t("import.history.list")}>
                  <span>
                    {listWords(t, run)}
                    {run.undoneAt ? (
                      <span className="block small quiet">{t("import.history.undone")}</span>
                    ) : null}
                  </span>
                </td>
                {counted.map((name) => (
                  <td key={name} className="figure" data-label={t(`import.count.${name}`)}>
                    {figure(run[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {older === null ? null : (
        <p>
          <a href={`/desk/import?before=${older}`}>{t("import.history.older")}</a>
        </p>
      )}
    </section>
  );
}

const counted = ["created", "changed", "unchanged", "refused"] as const;
