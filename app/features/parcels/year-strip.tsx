import { dayNumber } from "~/domain/dates/day-numbers";
import type { ParcelYear } from "~/domain/parcels/year";
import { formatShortMonth } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { YearTable } from "./year-table";

const WIDTH = 336;
const LANE = 46;
const BAR = 16;
const AXIS = 24;

/** The year of one prisoner's parcels as a strip, and the same as a table. */
export function YearStrip({ year }: { year: ParcelYear }) {
  const t = useT();
  return (
    <>
      <Picture year={year} />
      <p className="quiet small">{t("year.legend")}</p>
      <details>
        <summary>{t("year.table")}</summary>
        <YearTable year={year} />
      </details>
    </>
  );
}

function Picture({ year }: { year: ParcelYear }) {
  const { t } = useI18n();
  const { answers, entries, seasons, closed } = year;
  const place = placeIn(year);
  const lanes = [
    {
      key: "year.answers",
      bars: answers.map((run) => <AnswerBar key={run.from} {...run} {...place(run)} />),
    },
    {
      key: "year.entries",
      bars: entries.map((entry) => <EntryMark key={entry.id} use={entry.use} {...place(entry)} />),
    },
    { key: "year.season", bars: seasons.map((season) => <Bar key={season.from} {...place(season)} />) },
    {
      key: "year.closed",
      bars: closed.map((each) => <Bar key={`${each.kind} ${each.from}`} closed {...place(each)} />),
    },
  ] as const satisfies { key: PlainKey; bars: unknown }[];
  const shown = lanes.filter(({ bars }, at) => at < 2 || bars.length > 0);
  const height = shown.length * LANE + AXIS;
  const now = place({ from: year.today, until: year.today });
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      className="mb-4 w-full max-w-md fill-ink"
      role="img"
      aria-label={t("year.title")}
      fontSize="14"
    >
      <pattern id="asked" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="stroke-edge" strokeWidth="4" d="M0 0V5" />
      </pattern>
      <Months year={year} top={height - AXIS} />
      {shown.map(({ key, bars }, at) => (
        <g key={key} transform={`translate(0 ${at * LANE})`}>
          <text y="14">{t(key)}</text>
          <path className="stroke-line" d={`M0 ${20 + BAR / 2}H${WIDTH}`} />
          {bars}
          <path className="stroke-wax" strokeWidth="2" d={`M${now.x} 18v20`} />
        </g>
      ))}
    </svg>
  );
}

interface Placed {
  x: number;
  width: number;
}

/** Where days stand in the picture; a single day is as wide as can be seen. */
function placeIn({ from, until }: ParcelYear) {
  const first = dayNumber(from);
  const scale = WIDTH / (dayNumber(until) + 1 - first);
  return (days: { from: string; until: string }): Placed => {
    const x = (dayNumber(days.from) - first) * scale;
    const width = (dayNumber(days.until) + 1 - dayNumber(days.from)) * scale;
    return { x: Math.round(x * 10) / 10, width: Math.max(2, Math.round(width * 10) / 10) };
  };
}

function AnswerBar({ answer, x, width }: Placed & { answer: "yes" | "no" | "ask" }) {
  if (answer === "no") return null;
  const fill = answer === "ask" ? { fill: "url(#asked)" } : { className: "fill-edge" };
  return <rect {...fill} x={x} y={20} width={width} height={BAR} />;
}

function EntryMark({ use, x, width }: Placed & { use: "holds" | "uses" }) {
  const wide = Math.max(width, 11);
  return (
    <rect
      className={use === "uses" ? "fill-ink stroke-ink" : "fill-paper stroke-ink"}
      strokeWidth="2"
      x={Math.min(Math.max(1, x + width / 2 - wide / 2), WIDTH - wide - 1)}
      y={20 + BAR / 2 - 5.5}
      width={wide}
      height={11}
      rx={5.5}
    />
  );
}

function Bar({ closed, x, width }: Placed & { closed?: boolean }) {
  const look = closed ? "fill-wax" : "fill-wash stroke-edge";
  return <rect className={look} x={x} y={22} width={width} height={BAR - 4} />;
}

/** A tick for every month, and every third one's name. */
function Months({ year, top }: { year: ParcelYear; top: number }) {
  const { language } = useI18n();
  const place = placeIn(year);
  const months = monthsOf(year);
  return (
    <g fontSize="13">
      {months.map((month, at) => {
        const { x } = place({ from: month, until: month });
        const isNamed = at % 3 === 0;
        return (
          <g key={month}>
            <path className="stroke-soft" d={`M${x} ${top}v${isNamed ? 7 : 4}`} />
            {isNamed ? (
              <text x={x + (at === 0 ? 0 : 3)} y={top + 19}>
                {formatShortMonth(language, month)}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

function monthsOf({ from, until }: ParcelYear): string[] {
  const months: string[] = [];
  let [year = 0, month = 1] = from.split("-").map(Number);
  for (;;) {
    const first = `${year}-${String(month).padStart(2, "0")}-01`;
    if (first > until) return months;
    months.push(first);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}
