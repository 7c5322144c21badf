import { PageLinks } from "~/components/page-links";
import { LineHead, LineTick, PlanDecision } from "~/components/plan-decision";
import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { WinterLine, WinterPage } from "./read-winter.server";
import { winterReason } from "./winter-reason";

/** Every line of a page of a plan: for whom, what, by when, why; with a tick while it waits for a decision. */
export function WinterLines({ plan }: { plan: WinterPage }) {
  const t = useT();
  const { id, lines, previous, next, counts } = plan;
  if (lines.length === 0) return null;
  const page = `/desk/parcels/plans/${id}`;
  const isOpen = plan.state === "ready" && lines.some(({ state }) => state === "proposed");
  const elsewhere = (counts.proposed ?? 0) - lines.filter(({ state }) => state === "proposed").length;
  const table = <LineTable lines={lines} isOpen={isOpen} />;
  return (
    <section>
      <h2 id="lines">{t("balance.lines")}</h2>
      {isOpen ? (
        <PlanDecision page={page} lines={lines} elsewhere={elsewhere} hint="winter.apply.hint">
          {table}
        </PlanDecision>
      ) : (
        table
      )}
      <PageLinks
        label="balance.lines.pages"
        previous={previous === null ? null : `${page}?from=${previous}`}
        next={next === null ? null : `${page}?from=${next}`}
      />
    </section>
  );
}

function LineTable({ lines, isOpen }: { lines: readonly WinterLine[]; isOpen: boolean }) {
  const { language, t } = useI18n();
  return (
    <table className="table">
      <LineHead isOpen={isOpen} columns={["winter.line.what", "winter.line.there", "winter.line.send-by"]} />
      <tbody>
        {lines.map((line) => {
          const purpose = t(`parcel.purpose.${line.purpose}`);
          const there = formatDate(language, line.arriveOn);
          return (
            <tr key={line.id}>
              {isOpen ? (
                <td className="tick">
                  <LineTick
                    line={line}
                    label={t("winter.line.take-one", { name: line.name, purpose, there })}
                  />
                </td>
              ) : null}
              <th scope="row">
                <a href={`/desk/prisoners/${line.prisonerId}/parcels`}>
                  <bdi lang="ru">{line.name}</bdi>
                </a>
              </th>
              <td data-label={t("winter.line.what")}>{purpose}</td>
              <td data-label={t("winter.line.there")}>{there}</td>
              <td data-label={t("winter.line.send-by")}>{formatDate(language, line.sendBy)}</td>
              <td>
                {t(`plan-reason.${line.why}`)}
                {line.hindered === null ? null : (
                  <p className="mb-0">
                    <strong>{t(winterReason(line.hindered))}</strong>
                  </p>
                )}
              </td>
              {isOpen ? null : (
                <td data-label={t("balance.line.state")}>
                  {t(`winter.line.${line.state}`)}
                  {line.reason === null ? null : (
                    <span className="hint block">{t(winterReason(line.reason))}</span>
                  )}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
