import { useI18n } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { formatNumber } from "~/i18n/numbers";

const ROW = 52;
const BAR = 20;
const LEFT = 128;
const LONGEST = 190;
const WIDTH = 380;

/** What each bar holds, by the share of the target a person's writers make. */
export const barWords = [
  "balance.bar.nobody",
  "balance.bar.third",
  "balance.bar.two-thirds",
  "balance.bar.enough",
  "balance.bar.twice",
  "balance.bar.more",
] as const satisfies readonly PlainKey[];

interface DistributionProps {
  before: readonly number[];
  /** With a plan, what it would make of it. */
  after?: readonly number[];
  /** Where the table is as a file. */
  file?: string;
}

/** How many people have how much of what is enough, as bars and as a table. */
export function Distribution({ before, after, file }: DistributionProps) {
  const { t } = useI18n();
  return (
    <section className="mt-10 max-w-md" aria-labelledby="distribution">
      <h2 id="distribution">{t("balance.distribution")}</h2>
      <p className="quiet small">{t(after ? "balance.distribution.both" : "balance.distribution.now")}</p>
      <Bars before={before} after={after} />
      <details>
        <summary>{t("desk.picture.table")}</summary>
        <BarTable before={before} after={after} />
      </details>
      {file ? (
        <form method="post" action={file}>
          <button type="submit" className="plain-button">
            {t("balance.file")}
          </button>
        </form>
      ) : null}
    </section>
  );
}

type BarsProps = { before: readonly number[]; after: readonly number[] | undefined };

function Bars({ before, after }: BarsProps) {
  const { t } = useI18n();
  const most = Math.max(1, ...before, ...(after ?? []));
  const height = barWords.length * ROW;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      className="mb-4 w-full max-w-sm fill-ink"
      role="img"
      aria-label={t("balance.distribution")}
      fontSize="15"
    >
      <path className="stroke-soft" d={`M${LEFT} 0V${height}`} />
      {barWords.map((word, index) => {
        const top = index * ROW + (after ? 4 : (ROW - BAR) / 2);
        return (
          <g key={word}>
            <text x={LEFT - 8} y={index * ROW + ROW / 2} dy="0.35em" textAnchor="end">
              {t(word)}
            </text>
            <Bar count={before[index] ?? 0} most={most} top={top} tone={after ? "fill-edge" : "fill-wax"} />
            {after ? <Bar count={after[index] ?? 0} most={most} top={top + BAR + 3} tone="fill-wax" /> : null}
          </g>
        );
      })}
    </svg>
  );
}

function Bar({ count, most, top, tone }: { count: number; most: number; top: number; tone: string }) {
  const { language } = useI18n();
  const length = Math.round((count / most) * LONGEST);
  return (
    <>
      <rect className={tone} x={LEFT} y={top} width={length} height={BAR} />
      <text x={LEFT + length + 6} y={top + BAR / 2} dy="0.35em">
        {formatNumber(language, count)}
      </text>
    </>
  );
}

function BarTable({ before, after }: BarsProps) {
  const { language, t } = useI18n();
  return (
    <table className="table-plain">
      <thead>
        <tr>
          <th scope="col">{t("balance.bar")}</th>
          <th scope="col" className="figure">
            {t(after ? "balance.before" : "desk.picture.prisoners")}
          </th>
          {after ? (
            <th scope="col" className="figure">
              {t("balance.after")}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {barWords.map((word, index) => (
          <tr key={word}>
            <th scope="row">{t(word)}</th>
            <td className="figure">{formatNumber(language, before[index] ?? 0)}</td>
            {after ? <td className="figure">{formatNumber(language, after[index] ?? 0)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
