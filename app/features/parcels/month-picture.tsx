import { dateOfNumber, dayNumber } from "~/domain/dates/day-numbers";
import { formatPartialDate, formatWeekday } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

interface MonthPictureProps {
  /** `YYYY-MM`. */
  month: string;
  /** Days of the month with how many should arrive on each; `isConflict`: one of them may not come. */
  counts: readonly { day: string; count: number; isConflict: boolean }[];
}

const WIDTH = 336;
const CELL = 48;
const ROW = 34;
const HEAD = 24;

/** A month as a leaf of a calendar: how many parcels should arrive on which day. The agenda beside it says the same in words. */
export function MonthPicture({ month, counts }: MonthPictureProps) {
  const { language, t } = useI18n();
  const first = dayNumber(`${month}-01`);
  const lead = weekdayOf(first);
  const days = daysOf(month, first);
  const rows = Math.ceil((lead + days.length) / 7);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEAD + rows * ROW}`}
      className="mb-4 w-full max-w-sm fill-ink"
      role="img"
      aria-label={t("desk-parcels.month", {
        month: formatPartialDate(language, `${month}-01`, "month") ?? month,
        count: counts.reduce((sum, { count }) => sum + count, 0),
      })}
      fontSize="15"
      textAnchor="middle"
    >
      {[0, 1, 2, 3, 4, 5, 6].map((weekday) => (
        <text key={weekday} x={weekday * CELL + CELL / 2} y="14" fontSize="13">
          {formatWeekday(language, dateOfNumber(first - lead + weekday))}
        </text>
      ))}
      {days.map((day, at) => {
        const { count, isConflict } = counts.find((each) => each.day === day) ?? nothing;
        const x = ((lead + at) % 7) * CELL + CELL / 2;
        const y = HEAD + Math.floor((lead + at) / 7) * ROW + ROW / 2;
        return (
          <g key={day}>
            <DayMark {...{ x, y, count, isConflict }} />
            <text x={count > 1 ? x - 6 : x} y={y} dy="0.35em">
              {at + 1}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const nothing = { count: 0, isConflict: false };

function DayMark({ x, y, count, isConflict }: { x: number; y: number; count: number; isConflict: boolean }) {
  if (count === 0) return null;
  const look = isConflict ? "fill-sheet stroke-wax" : "fill-wash stroke-edge";
  const width = count > 1 ? 46 : 30;
  return (
    <>
      <rect
        className={look}
        strokeWidth={isConflict ? 3 : 1}
        {...{ x: x - width / 2, y: y - 15, width, height: 30, rx: 15 }}
      />
      {count > 1 ? (
        <text x={x + 13} y={y} dy="0.35em" fontSize="12">
          ×{count}
        </text>
      ) : null}
    </>
  );
}

function daysOf(month: string, first: number): string[] {
  const days: string[] = [];
  for (let day = first; dateOfNumber(day).startsWith(month); day++) days.push(dateOfNumber(day));
  return days;
}

/** 0 for a Monday: the day with the number 0 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
