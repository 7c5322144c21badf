import { useI18n } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";

const ROW = 34;
const BAR = 24;
const LEFT = 76;
const LONGEST = 215;
const WIDTH = 336;

/** How many prisoners have 0, 1, 2 … writers (the last bar: that many or more), as bars and as a table. */
export function WritersPicture({ bars }: { bars: readonly number[] }) {
  const { t } = useI18n();
  return (
    <section className="mt-10 max-w-md" aria-labelledby="picture">
      <h2 id="picture">{t("desk.picture.title")}</h2>
      <p className="quiet small">{t("desk.picture.text")}</p>
      <Bars bars={bars} />
      <details>
        <summary>{t("desk.picture.table")}</summary>
        <BarTable bars={bars} />
      </details>
    </section>
  );
}

function Bars({ bars }: { bars: readonly number[] }) {
  const { language, t } = useI18n();
  const most = Math.max(1, ...bars);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${bars.length * ROW}`}
      className="mb-4 w-full max-w-sm fill-ink"
      role="img"
      aria-label={t("desk.picture.title")}
      fontSize="17"
    >
      <path className="stroke-soft" d={`M${LEFT} 0V${bars.length * ROW}`} />
      {bars.map((count, writers) => {
        const length = Math.round((count / most) * LONGEST);
        const middle = writers * ROW + ROW / 2;
        return (
          <g key={writers === bars.length - 1 ? "last" : writers}>
            <text x={LEFT - 10} y={middle} dy="0.35em" textAnchor="end">
              {writers === 0
                ? t("desk-list.band.nobody")
                : writers === bars.length - 1
                  ? `${writers}+`
                  : writers}
            </text>
            <rect
              className={writers === 0 ? "fill-wax" : "fill-edge"}
              x={LEFT}
              y={middle - BAR / 2}
              width={length}
              height={BAR}
            />
            <text x={LEFT + length + 8} y={middle} dy="0.35em">
              {formatNumber(language, count)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function BarTable({ bars }: { bars: readonly number[] }) {
  const { language, t } = useI18n();
  return (
    <table className="table-plain">
      <thead>
        <tr>
          <th scope="col">{t("desk.picture.writers")}</th>
          <th scope="col" className="figure">
            {t("desk.picture.prisoners")}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((count, writers) => (
          <tr key={writers === bars.length - 1 ? "last" : writers}>
            <th scope="row">
              {writers === bars.length - 1 ? t("desk.picture.last", { count: writers }) : writers}
            </th>
            <td className="figure">{formatNumber(language, count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
