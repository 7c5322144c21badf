import { sourceName } from "~/features/correspondence/source-name";
import { formatPartialDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { Story } from "./story.server";

type Custody = Story["custody"];

const WIDTH = 360;
const LANE = 40;
const BAR = 20;
/** What is so short that a number does not fit into it stays without one. */
const NUMBERED = 16;

/**
 * Where somebody was held and in which status, as a line of time, unless no day is known; the numbers are those of the
 * tables below it.
 */
export function CustodyLine({ custody }: { custody: Custody }) {
  const t = useT();
  const { stays, statuses } = custody;
  if (stays.length + statuses.length === 0) return <p>{t("custody.none")}</p>;
  return (
    <>
      {custody.isDated ? <Picture custody={custody} /> : null}
      <div className="two-columns">
        <StayTable stays={stays} />
        <StatusTable statuses={statuses} />
      </div>
    </>
  );
}

function Picture({ custody: { start, years, stays, statuses } }: { custody: Custody }) {
  const { language, t } = useI18n();
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${2 * LANE + 20}`}
      className="mb-4 w-full max-w-2xl fill-ink"
      role="img"
      aria-label={t("custody.picture")}
      fontSize="12"
    >
      {years.map(({ year, at }) => (
        <path key={year} className="stroke-line" d={`M${at * WIDTH} 0V${2 * LANE}`} />
      ))}
      <Lane
        top={0}
        label={t("custody.held-at")}
        bars={stays.map(({ id, place, stretch }) => ({ id, stretch, isGap: place === null }))}
      />
      <Lane
        top={LANE}
        label={t("prisoner.status")}
        bars={statuses.map(({ id, stretch }) => ({ id, stretch, isGap: false }))}
      />
      <text x={0} y={2 * LANE + 14}>
        {formatPartialDate(language, start, "month")}
      </text>
      <text x={WIDTH} y={2 * LANE + 14} textAnchor="end">
        {t("custody.today")}
      </text>
    </svg>
  );
}

interface LaneProps {
  top: number;
  label: string;
  bars: { id: number; stretch: { start: number; end: number }; isGap: boolean }[];
}

function Lane({ top, label, bars }: LaneProps) {
  return (
    <g>
      <text x={0} y={top + 12}>
        {label}
      </text>
      {bars.map(({ id, stretch, isGap }, at) => {
        const x = stretch.start * WIDTH;
        const width = Math.max(2, (stretch.end - stretch.start) * WIDTH - 1);
        return (
          <g key={id}>
            <rect
              className={
                isGap
                  ? "fill-paper stroke-edge"
                  : at % 2 === 0
                    ? "fill-wash stroke-edge"
                    : "fill-line stroke-edge"
              }
              strokeDasharray={isGap ? "3 3" : undefined}
              x={x}
              y={top + 17}
              width={width}
              height={BAR}
            />
            {width < NUMBERED ? null : (
              <text x={x + width / 2} y={top + 17 + BAR / 2} dy="0.35em" textAnchor="middle">
                {at + 1}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function StayTable({ stays }: Pick<Custody, "stays">) {
  const { language, t } = useI18n();
  if (stays.length === 0) return null;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("custody.held-at")}</th>
          <th scope="col">{t("custody.from")}</th>
          <th scope="col">{t("custody.until")}</th>
        </tr>
      </thead>
      <tbody>
        {stays.map((stay, at) => (
          <tr key={stay.id}>
            <th scope="row">
              {at + 1}. {stay.place ? <span lang="ru">{stay.place}</span> : t("desk-list.nowhere")}
              <Source source={stay.source} />
            </th>
            <td data-label={t("custody.from")}>
              {formatPartialDate(language, stay.fromDate, stay.fromPrecision) ?? t("custody.unknown")}
            </td>
            <td data-label={t("custody.until")}>
              {stay.current
                ? t("custody.goes-on")
                : (formatPartialDate(language, stay.untilDate, stay.untilPrecision) ?? t("custody.unknown"))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StatusTable({ statuses }: Pick<Custody, "statuses">) {
  const { language, t } = useI18n();
  if (statuses.length === 0) return null;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("prisoner.status")}</th>
          <th scope="col">{t("custody.since")}</th>
        </tr>
      </thead>
      <tbody>
        {statuses.map(({ id, status, sinceDate, sincePrecision, source }, at) => (
          <tr key={id}>
            <th scope="row">
              {at + 1}. {t(`status.${status}`)}
              <Source source={source} />
            </th>
            <td data-label={t("custody.since")}>
              {formatPartialDate(language, sinceDate, sincePrecision) ?? t("custody.unknown")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Source({ source }: { source: string }) {
  const t = useT();
  return <bdi className="block small quiet">{sourceName(t, source)}</bdi>;
}
