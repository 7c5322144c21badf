import { useT } from "~/i18n/i18n";
import type { LoadReport } from "./import-load.server";

/** So many line numbers are told; the rest are counted. */
const LINES_TOLD = 20;

/** What a file of another campaign changed, what it did not and why, and the way back. */
export function LoadTaken({ report }: { report: LoadReport }) {
  const t = useT();
  const { changed, unchanged, older, unknown, refused, runId } = report;
  const reasons = [...new Set(refused.map(({ reason }) => reason))];
  const told: [string, number[]][] = [
    [t("import-load.unknown", { count: unknown.length }), unknown],
    ...reasons.map((reason): [string, number[]] => [
      t(`import-load.refused.${reason}`),
      refused.filter((each) => each.reason === reason).map(({ line }) => line),
    ]),
  ];
  return (
    <section className="notice" role="status">
      <h2 className="mt-0">
        {changed > 0 ? t("import-load.taken", { count: changed }) : t("import-load.nothing-new")}
      </h2>
      <ul>
        {unchanged > 0 ? <li>{t("import-load.unchanged", { count: unchanged })}</li> : null}
        {older > 0 ? <li>{t("import-load.older", { count: older })}</li> : null}
        {told.map(([words, lines]) =>
          lines.length > 0 ? (
            <li key={words}>
              {words} <span className="quiet">{linesOf(lines)}</span>
            </li>
          ) : null,
        )}
      </ul>
      {runId === null ? null : (
        <p>
          <a href={`/desk/bulk/${runId}`}>{t("import-load.undo")}</a>
        </p>
      )}
    </section>
  );

  function linesOf(lines: readonly number[]): string {
    const first = lines.slice(0, LINES_TOLD).join(", ");
    const more = lines.length - LINES_TOLD;
    return more > 0
      ? t("import-load.lines.more", { lines: first, count: more })
      : t("import-load.lines", { lines: first });
  }
}
