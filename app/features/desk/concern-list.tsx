import { useI18n, useT } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import type { ConcernNumber } from "./desk.server";
import { listAddress } from "./prisoner-list";

/** The five numbers, each a link to the table of those it counts. */
export function ConcernList({ concerns }: { concerns: readonly ConcernNumber[] }) {
  return (
    <ul className="card-list concerns">
      {concerns.map((each) => (
        <li key={each.concern} className="card mb-0">
          <ConcernCard {...each} />
        </li>
      ))}
    </ul>
  );
}

function ConcernCard({ concern, count, people }: ConcernNumber) {
  const { language, t } = useI18n();
  return (
    <>
      <h2 className="mb-2 text-base">
        <a className="block" href={listAddress({ show: concern })}>
          <span className={count > 0 ? "big-figure" : "big-figure quiet"}>
            {formatNumber(language, count)}
          </span>{" "}
          {t(`desk.${concern}.label`, { count })}
        </a>
      </h2>
      <p className="quiet small">
        {count === 0 ? t(`desk.${concern}.calm`) : <What {...{ concern, people }} />}
      </p>
    </>
  );
}

function What({ concern, people }: Pick<ConcernNumber, "concern" | "people">) {
  const t = useT();
  if (concern === "overdue" || concern === "silent") return t(`desk.${concern}.what`, { count: people });
  return t(`desk.${concern}.what`);
}
