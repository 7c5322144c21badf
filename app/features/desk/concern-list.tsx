import type { ReactNode } from "react";
import { useI18n, useT } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import type { ConcernNumber } from "./desk.server";
import { listAddress } from "./prisoner-list";

interface ConcernListProps {
  concerns: readonly ConcernNumber[];
  /** Parcels that may not come as they are planned, and whether all were judged since anything changed. */
  parcels: { conflicts: number; isJudged: boolean };
}

/** The desk's numbers, each a link to those it counts. */
export function ConcernList({ concerns, parcels: { conflicts, isJudged } }: ConcernListProps) {
  const t = useT();
  const cards = concerns.map((each) => <ConcernCard key={each.concern} {...each} />);
  cards.splice(
    PARCELS_STAND_AT,
    0,
    <NumberCard
      key="parcels"
      to="/desk/parcels#conflicts"
      count={conflicts}
      label={t("desk.parcels.label", { count: conflicts })}
    >
      {conflicts > 0 ? t("desk.parcels.what") : t(isJudged ? "desk.parcels.calm" : "desk-parcels.judging")}
    </NumberCard>,
  );
  return <ul className="card-list concerns">{cards}</ul>;
}

/** After the addresses, before what is told of letters and places. */
const PARCELS_STAND_AT = 3;

function ConcernCard({ concern, count, people }: ConcernNumber) {
  const t = useT();
  return (
    <NumberCard
      to={listAddress({ show: concern, sort: concern === "nobody" ? "alone" : "load" })}
      count={count}
      label={t(`desk.${concern}.label`, { count })}
    >
      {count === 0 ? t(`desk.${concern}.calm`) : <What {...{ concern, people }} />}
    </NumberCard>
  );
}

interface NumberCardProps {
  to: string;
  count: number;
  label: string;
  children: ReactNode;
}

function NumberCard({ to, count, label, children }: NumberCardProps) {
  const { language } = useI18n();
  return (
    <li className="card mb-0">
      <h2 className="mb-2 text-base">
        <a className="block" href={to}>
          <span className={count > 0 ? "big-figure" : "big-figure quiet"}>
            {formatNumber(language, count)}
          </span>{" "}
          {label}
        </a>
      </h2>
      <p className="quiet small">{children}</p>
    </li>
  );
}

function What({ concern, people }: Pick<ConcernNumber, "concern" | "people">) {
  const t = useT();
  if (concern === "overdue" || concern === "silent") return t(`desk.${concern}.what`, { count: people });
  return t(`desk.${concern}.what`);
}
